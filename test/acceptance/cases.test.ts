import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, describe, it } from 'node:test'
import { addDays, addMonths, startOfDay, type Instant } from '@tenure/core'
import { orThrow } from '@tenure/sdk'
import type { Controller, Told } from './controller.ts'
import { openSite } from './site.ts'

/**
 * The cases of the specification, through the real service and real agents. Time goes on from case to case, as it
 * does for a vendor.
 */
const start: Instant = Date.UTC(2030, 2, 5, 10)
const site = await openSite(start, { after })
for (const version of ['3.2 Update 2', '3.4', '3.5'])
  orThrow(await site.vendor.publishRelease({ body: { version } }))

const cases: Readonly<Record<string, () => Promise<void>>> = {
  '10 + 10 capacity with 20 maintenance: covered; with 10: not.': async () => {
    const controller = await site.addController()
    await activated(controller, ...(await site.buy('CAP-10', 'CAP-10', 'MNT-10-12')))
    assert.equal(await covered(controller), false)
    assert.equal(await controller.canUpgrade('3.5'), 'maintenance-short')
    await activated(controller, ...(await site.buy('MNT-10-12')))
    assert.equal(await covered(controller), true)
    assert.equal(await controller.canUpgrade('3.5'), 'maintenance')
  },

  '200 capacity, 200 maintenance: covered.': async () => {
    const controller = await site.addController()
    await activated(controller, ...(await site.buy('CAP-200', 'MNT-200-12')))
    assert.equal(await covered(controller), true)
  },

  '12-month maintenance, 3 months active, 4 returned, activated elsewhere: 5 months left.': async () => {
    const [id = ''] = await site.buy('MNT-10-12')
    const first = await site.addController()
    const activatedAt = site.now()
    await activated(first, id)
    await site.waitUntil(addMonths(activatedAt, 3))
    await first.returnLicenses(id)
    assert.deepEqual(await first.licenses(), [])

    await site.waitUntil(addMonths(activatedAt, 3 + 4))
    const elsewhere = await site.addController()
    await activated(elsewhere, id)
    const [license] = await elsewhere.licenses()
    const end = new Date(addMonths(startOfDay(site.now()), 5)).toISOString()
    assert.deepEqual([license?.licenseId, license?.endsAt], [id, end])
  },

  'Maintenance expired: re-image to the same or an older version allowed; to a newer feature release refused.':
    async () => {
      const controller = await site.addController()
      await activated(controller, ...(await site.buy('CAP-10', 'MNT-10-12')))
      assert.equal(await controller.canUpgrade('3.5'), 'maintenance')
      await site.waitUntil(addMonths(site.now(), 13))
      assert.equal(await controller.canUpgrade('3.4'), 'not-newer')
      assert.equal(await controller.canUpgrade('3.3'), 'not-newer')
      assert.equal(await controller.canUpgrade('3.5'), 'maintenance-expired')
    },

  '"3.2 Update 2" is not a feature release.': async () => {
    const { items } = orThrow(await site.vendor.listReleases())
    assert.equal(items.find(({ version }) => version === '3.2 Update 2')?.kind, 'update')
  },

  '25 devices on capacity 20: 20 licensed, 5 not; +10 capacity: 25 licensed.': async () => {
    const controller = await site.addController()
    await controller.addDevices(...devices(25))
    await activated(controller, ...(await site.buy('CAP-10', 'CAP-10')))
    assert.deepEqual(await controller.licensed(), devices(20))
    await activated(controller, ...(await site.buy('CAP-10')))
    assert.deepEqual(await controller.licensed(), devices(25))
  },

  'Provision/read/write an unlicensed device: refused; create it, define a schedule for it: allowed.':
    async () => {
      const controller = await site.addController()
      await activated(controller, ...(await site.buy('CAP-10')))
      await controller.addDevices(...devices(11))
      for (const action of talk) {
        assert.equal(await controller.refusalOf('device-10', action), null)
        const refusal = await controller.refusalOf('device-11', action)
        assertRefused(refusal, 'device-unlicensed', /^1 more seat: .* at least 1 to account P-Building 1\b/)
      }
      assert.equal(await controller.refusalOf('device-11', 'schedule'), null)
    },

  'A controller used only for RNI or routing, without capacity: works, upgrades freely.': async () => {
    const controller = await site.addController()
    await controller.refresh()
    await controller.addDevices('interface')
    assert.equal(await controller.refusalOf('interface', 'configure'), null)
    assert.equal(await controller.canUpgrade('4.0'), 'zero-capacity')
  },

  'Return everything: device access refused, scheduler and data logging stop.': async () => {
    const controller = await site.addController()
    await controller.addDevices('pump')
    await activated(controller, ...(await site.buy('CAP-10', 'MNT-10-12')))
    assert.equal(await controller.refusalOf('pump', 'read'), null)
    assert.deepEqual(await running(controller), [true, true])

    await controller.returnAll()
    for (const action of talk)
      assertRefused(await controller.refusalOf('pump', action), 'no-capacity', /^1 more seat/)
    assert.deepEqual(await running(controller), [false, false])
  },

  'Reset Databases / Restore Factory Settings / re-image: licenses unchanged.': async () => {
    const controller = await site.addController()
    await controller.addDevices(...devices(2))
    await activated(controller, ...(await site.buy('CAP-10', 'MNT-10-12')))
    const before = await controller.licenses()

    await controller.lose('devices.sqlite', 'devices.sqlite-wal', 'devices.sqlite-shm')
    assert.deepEqual(await controller.licenses(), before)
    await controller.addDevices(...devices(2))
    assert.deepEqual(await controller.licensed(), devices(2))

    await controller.lose()
    await controller.refresh()
    assert.deepEqual(await controller.licenses(), before)
  },

  'A non-Owner opens Manage Licenses: not offered.': async () => {
    const controller = await site.addController()
    const [id] = await site.buy('CAP-10')
    const managing = [
      ['GET', '/v1/offers', undefined],
      ['POST', '/v1/activate', { licenseIds: [id] }],
      ['POST', '/v1/return', { all: true }],
    ] as const
    for (const [method, path, body] of managing)
      assertRefused(await controller.callAs('driver', method, path, body), 'owner-only', /Owner/)
    assert.equal(await controller.callAs('owner', 'GET', '/v1/offers'), null)
  },

  'Upgrade license bought on day 0, maintenance activated on day 30: allowed; on day 31: refused, with the remedy named.':
    async () => {
      const [inTime, late] = [await site.addController(), await site.addController()]
      for (const each of [inTime, late]) await activated(each, ...(await site.buy('CAP-10')))
      await site.waitUntil(addMonths(site.now(), 2))
      const day0 = site.now()
      for (const each of [inTime, late]) await activated(each, ...(await site.buy('UPG-10')))
      const [first = '', second = ''] = await site.buy('MNT-10-12', 'MNT-10-12')

      await site.waitUntil(addDays(day0, 30))
      assert.deepEqual(await inTime.activate(first), [])
      await site.waitUntil(addDays(day0, 31))
      const [refusal = null] = await late.activate(second)
      assertRefused(
        refusal,
        'maintenance-too-late',
        /^Buy and activate a one-time upgrade license of at least 10; within 30 days/,
      )
      assert.equal(await late.canUpgrade('3.5'), 'upgrade-license')
    },

  'RMA by install code: the licenses are free again, the maintenance clock runs on.': async () => {
    const dead = await site.addController()
    const bought = await site.buy('CAP-10', 'MNT-10-12')
    await activated(dead, ...bought)
    const before = await dead.licenses()
    await dead.die()
    await site.waitUntil(addMonths(site.now(), 2))

    const body = { installCode: dead.installCode, reason: 'Struck by lightning' }
    const { licenses } = orThrow(await site.vendor.rmaController({ body }))
    assert.deepEqual(
      licenses.map(({ holder }) => holder.at),
      ['account', 'account'],
    )
    await site.waitUntil(addMonths(site.now(), 3))
    const spare = await site.addController()
    await activated(spare, ...bought)
    assert.deepEqual(endsOf(await spare.licenses()), endsOf(before))
    assert.equal((await spare.status()).capacity, 10)
  },

  'Software 3.2: nothing is checked.': async () => {
    const controller = await site.addController({
      TENURE_AGENT_SOFTWARE_VERSION: '3.2',
      TENURE_AGENT_MODEL: 'SmartServer Pi',
    })
    await controller.addDevices('pump')
    for (const action of talk) assert.equal(await controller.refusalOf('pump', action), null)
    assert.deepEqual(await running(controller), [true, true])
    await activated(controller, ...(await site.buy('CAP-10')))
    assert.equal(await controller.canUpgrade('3.5'), 'before-licensing')
  },

  'Pi without `core`: discovery and creation refused, with the remedy named.': async () => {
    const controller = await site.addController({ TENURE_AGENT_MODEL: 'SmartServer Pi' })
    await activated(controller, ...(await site.buy('CAP-10')))
    const body = { id: 'pump', protocol: 'BACnet' }
    const refusal = await controller.callAs('driver', 'POST', '/v1/devices', body)
    assertRefused(refusal, 'core-required', /^1 core license: transfer it to account P-Building 1\b/)
    await activated(controller, ...(await site.buy('CORE')))
    assert.equal(await controller.callAs('driver', 'POST', '/v1/devices', body), null)
  },
}

describe('the cases that must hold (specification, section 5), through service and agent', () => {
  afterEach(site.switchOff)
  Object.entries(cases).forEach(([name, holds], index) => it(`${index + 1}. ${name}`, holds))

  it('are all there, word for word', () => {
    const page = readFileSync(new URL('../../docs/specification.md', import.meta.url), 'utf8')
    const section = page.slice(page.indexOf('## 5. Cases that must hold'))
    assert.deepEqual(
      Object.keys(cases).map((name, index) => `${index + 1}. ${name}`),
      [...section.matchAll(/^\d+\. .*$/gm)].map(([line]) => line),
    )
  })
})

const talk = ['provision', 'read', 'write'] as const

const devices = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `device-${index + 1}`)

const activated = async (controller: Controller, ...licenseIds: string[]): Promise<void> =>
  assert.deepEqual(await controller.activate(...licenseIds), [])

const covered = async (controller: Controller): Promise<boolean> =>
  (await controller.status()).maintenance.covered

const running = async (controller: Controller): Promise<boolean[]> => {
  const { scheduler, dataLogging } = await controller.status()
  return [scheduler, dataLogging]
}

const endsOf = (licenses: readonly { licenseId: string; endsAt: string | null }[]) =>
  licenses.map(({ licenseId, endsAt }) => [licenseId, endsAt]).toSorted()

const assertRefused = (told: Told | null, code: string, remedy: RegExp): void => {
  assert.equal(told?.code, code)
  assert.match(told?.remedy ?? '', remedy)
}
