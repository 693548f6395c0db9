/** The cases of the specification (section 5), each by its own words: what Tenure has to get right. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { modelService } from '../testing/model-service.ts'
import { activated, capacity, day, maintenance, trial, upgrade } from '../testing/sample-license.ts'
import { decideLocalAccess } from './access/decide-local-access.ts'
import { assignSeats } from './capacity/assign-seats.ts'
import { capacityAt } from './capacity/capacity-at.ts'
import {
  decideControllerAction,
  decideControllerActivity,
  decideDeviceAction,
  type ControllerFacts,
} from './capacity/decide-device-action.ts'
import type { DeviceFacts } from './capacity/device.ts'
import { seatsUntil } from './capacity/seats-until.ts'
import type { ExchangeVerdict, LicenseRefusal } from './exchange/verdict.ts'
import type { License } from './license/license.ts'
import { coverageAt } from './maintenance/coverage.ts'
import type { RefusalCode } from './refusal/codes.ts'
import type { Refusal, Verdict } from './refusal/refusal.ts'
import { addDays, addMonths } from './time/calendar.ts'
import type { Instant } from './time/instant.ts'
import { decideUpgrade } from './upgrade/decide-upgrade.ts'
import { parseVersion, releaseKind } from './upgrade/version.ts'

const start = day('2026-03-05T10:00')

const cases: Readonly<Record<string, () => void>> = {
  '10 + 10 capacity with 20 maintenance: covered; with 10: not.': () => {
    const twenty = [capacity(10, { id: 'first' }), capacity(10, { id: 'second' })]
    assert.equal(coverageAt([...twenty, activated(maintenance(20), start)], start).covered, true)
    assert.equal(coverageAt([...twenty, activated(maintenance(10), start)], start).covered, false)
  },

  '200 capacity, 200 maintenance: covered.': () => {
    assert.equal(coverageAt([capacity(200), activated(maintenance(200), start)], start).covered, true)
  },

  '12-month maintenance, 3 months active, 4 returned, activated elsewhere: 5 months left.': () => {
    const service = modelService([maintenance(10, 12, { id: 'm' })])
    service.exchange('OLD-1', { want: ['m'], at: start })
    service.exchange('OLD-1', { give: ['m'], at: addMonths(start, 3) })
    assert.deepEqual(service.held('OLD-1'), [])
    const elsewhere = addMonths(start, 3 + 4)
    service.exchange('NEW-1', { want: ['m'], at: elsewhere })
    assert.equal(service.held('NEW-1')[0]?.endsAt, addMonths(day('2026-10-05'), 5))
  },

  'Maintenance expired: re-image to the same or an older version allowed; to a newer feature release refused.':
    () => {
      const held = [capacity(10), activated(maintenance(10), start)]
      const expired = addMonths(start, 13)
      assert.equal(upgradeAnswer('3.4', '3.4', held, expired), 'allowed')
      assert.equal(upgradeAnswer('3.4', '3.3', held, expired), 'allowed')
      assert.equal(upgradeAnswer('3.4', '3.5', held, expired), 'maintenance-expired')
    },

  '"3.2 Update 2" is not a feature release.': () => {
    const version = parseVersion('3.2 Update 2')
    assert.ok(version.ok)
    assert.equal(releaseKind(version.value), 'update')
  },

  '25 devices on capacity 20: 20 licensed, 5 not; +10 capacity: 25 licensed.': () => {
    const devices = fieldDevices(25)
    const first = assignSeats(devices, capacityAt([capacity(20)], start))
    assert.equal(first.licensed.length, 20)
    assert.deepEqual(
      devices.map(({ id }) => id).filter((id) => !first.licensed.includes(id)),
      ['device-20', 'device-21', 'device-22', 'device-23', 'device-24'],
    )
    const marked = devices.map((each) => ({ ...each, licensed: first.licensed.includes(each.id) }))
    assert.equal(assignSeats(marked, capacityAt([capacity(20), capacity(10)], start)).licensed.length, 25)
  },

  'Provision/read/write an unlicensed device: refused; create it, define a schedule for it: allowed.': () => {
    const controller = controllerWith([capacity(1)])
    const [, unlicensed] = fieldDevices(2)
    assert.ok(unlicensed)
    for (const action of ['provision', 'read', 'write'] as const)
      assertRefused(
        decideDeviceAction(action, unlicensed, () => seatsUntil([unlicensed]), controller),
        'device-unlicensed',
      )
    assert.ok(decideControllerAction('create', controller).ok)
    assert.ok(decideDeviceAction('schedule', unlicensed, () => seatsUntil([unlicensed]), controller).ok)
  },

  'A controller used only for RNI or routing, without capacity: works, upgrades freely.': () => {
    for (const action of ['rni', 'lon-routing', 'bacnet-routing'] as const)
      assert.ok(decideControllerAction(action, controllerWith([])).ok)
    assert.equal(upgradeAnswer('3.3', '4.0', [], start), 'allowed')
  },

  'Return everything: device access refused, scheduler and data logging stop.': () => {
    const service = modelService([capacity(10, { id: 'c' }), maintenance(10, 12, { id: 'm' })])
    service.exchange('UNIT-1', { want: ['c', 'm'], at: start })
    const [device] = fieldDevices(1)
    assert.ok(device)
    const licensed = { ...device, licensed: true }
    assert.ok(
      decideDeviceAction(
        'read',
        licensed,
        () => seatsUntil([licensed]),
        controllerWith(service.held('UNIT-1')),
      ).ok,
    )

    service.exchange('UNIT-1', { give: ['c', 'm'], at: addDays(start, 1) })
    const after = controllerWith(service.held('UNIT-1'))
    assert.deepEqual(assignSeats([licensed], capacityAt(after.held, start)).lost, ['device-0'])
    for (const action of ['provision', 'read', 'write'] as const)
      assertRefused(
        decideDeviceAction(action, licensed, () => seatsUntil([licensed]), after),
        'no-capacity',
      )
    assertRefused(decideControllerActivity('scheduler', after), 'no-capacity')
    assertRefused(decideControllerActivity('data-logging', after), 'no-capacity')
  },

  'Reset Databases / Restore Factory Settings / re-image: licenses unchanged.': () => {
    const service = modelService([capacity(10, { id: 'c' }), maintenance(10, 12, { id: 'm' })])
    service.exchange('UNIT-1', { want: ['c', 'm'], at: start })
    const before = service.held('UNIT-1')

    // The license file was lost: the next exchange states all licenses again.
    const verdict = service.exchange('UNIT-1', { at: addDays(start, 1), forgot: 'license-file' })
    assert.equal(verdict.outcome, 'answered')
    if (verdict.outcome === 'answered')
      assert.deepEqual(
        verdict.licenses.map(({ id }) => id),
        ['c', 'm'],
      )
    // The key was lost as well: a person has to approve the new one, and nothing is taken away meanwhile.
    assert.equal(service.exchange('UNIT-1', { at: addDays(start, 2), forgot: 'key' }).outcome, 'refused')
    assert.deepEqual(service.held('UNIT-1'), before)
    // The devices were lost: those that are created anew find the same seats.
    assert.equal(assignSeats(fieldDevices(12), capacityAt(before, start)).seatsUsed, 10)
  },

  'A non-Owner opens Manage Licenses: not offered.': () => {
    for (const othersMayView of [false, true]) {
      const user = { name: 'operator', isOwner: false }
      assertRefused(decideLocalAccess({ user, wants: 'manage', othersMayView }), 'owner-only')
    }
    const owner = { name: 'owner', isOwner: true }
    assert.ok(decideLocalAccess({ user: owner, wants: 'manage', othersMayView: false }).ok)
  },

  'Upgrade license bought on day 0, maintenance activated on day 30: allowed; on day 31: refused, with the remedy named.':
    () => {
      const day0 = addMonths(start, 24)
      for (const [elapsed, allowed] of [
        [30, true],
        [31, false],
      ] as const) {
        const service = modelService([
          capacity(10, { id: 'c' }),
          upgrade(10, { id: 'u', issuedAt: day0 }),
          maintenance(10, 12, { id: 'm', issuedAt: day0 }),
        ])
        service.exchange('UNIT-1', { want: ['c'], at: start })
        assert.deepEqual(refusals(service.exchange('UNIT-1', { want: ['u'], at: day0 })), [])

        const answer = refusals(service.exchange('UNIT-1', { want: ['m'], at: addDays(day0, elapsed) }))
        assert.deepEqual(
          answer.map(({ code }) => code),
          allowed ? [] : ['maintenance-too-late'],
        )
        for (const { remedy } of answer)
          assert.match(remedy, /^Buy and activate a one-time upgrade license of at least 10; within 30 days/)
      }
    },

  'RMA by install code: the licenses are free again, the maintenance clock runs on.': () => {
    const service = modelService([capacity(10, { id: 'c' }), maintenance(10, 12, { id: 'm' })])
    service.exchange('DEAD-1', { want: ['c', 'm'], at: start })
    const endsAt = service.license('m').endsAt

    assert.ok(service.rma('DEAD-1').ok)
    assert.deepEqual(service.held('DEAD-1'), [])
    assert.equal(service.license('c').holder.at, 'account')
    assert.equal(service.license('m').endsAt, endsAt)

    service.exchange('SPARE-1', { want: ['c', 'm'], at: addMonths(start, 5) })
    assert.equal(capacityAt(service.held('SPARE-1'), addMonths(start, 5)), 10)
    assert.equal(service.license('m').endsAt, endsAt)
    assert.equal(endsAt, day('2027-03-05'))
  },

  'Software 3.2: nothing is checked.': () => {
    const old: ControllerFacts = { ...controllerWith([]), softwareVersion: '3.2', isPi: true }
    const [device] = fieldDevices(1)
    assert.ok(device)
    for (const action of ['provision', 'read', 'write', 'configure', 'schedule'] as const)
      assert.ok(decideDeviceAction(action, device, () => seatsUntil([device]), old).ok)
    for (const action of ['create', 'discover', 'import', 'bacnet-routing'] as const)
      assert.ok(decideControllerAction(action, old).ok)
    assert.ok(decideControllerActivity('scheduler', old).ok)
    assert.equal(upgradeAnswer('3.2', '3.5', [capacity(10)], start), 'allowed')
  },

  'Pi without `core`: discovery and creation refused, with the remedy named.': () => {
    const pi: ControllerFacts = { ...controllerWith([capacity(10)]), isPi: true }
    for (const action of ['discover', 'create'] as const) {
      const { remedy } = assertRefused(decideControllerAction(action, pi), 'core-required')
      assert.equal(remedy, '1 core license: transfer it to account P-Building 1 and activate it.')
    }
  },
}

describe('the cases that must hold (specification, section 5)', () => {
  Object.entries(cases).forEach(([name, holds], index) => it(`${index + 1}. ${name}`, holds))

  it('are all there, word for word', () => {
    const page = readFileSync(new URL('../../../docs/specification.md', import.meta.url), 'utf8')
    const section = page.slice(page.indexOf('## 5. Cases that must hold'))
    const listed = [...section.matchAll(/^(\d+)\. (.*)$/gm)].map(([, number, name]) => `${number}. ${name}`)
    assert.deepEqual(
      Object.keys(cases).map((name, index) => `${index + 1}. ${name}`),
      listed,
    )
  })

  it('the remedy of the specification’s example: 14 more seats, by the account’s name', () => {
    const devices = fieldDevices(34).map((each, index) => ({ ...each, licensed: index < 20 }))
    const last = devices.at(-1)
    assert.ok(last)
    const held = [capacity(10), activated(trial('capacity', 10), start)]
    const verdict = decideDeviceAction('provision', last, () => seatsUntil(devices), controllerWith(held))
    const { remedy } = assertRefused(verdict, 'device-unlicensed')
    assert.match(
      remedy,
      /^14 more seats: transfer a capacity license of at least 14 to account P-Building 1\b/,
    )
  })
})

const fieldDevices = (count: number): DeviceFacts[] =>
  Array.from({ length: count }, (_, order) => ({
    id: `device-${order}`,
    order,
    pinned: false,
    licensed: false,
    internal: false,
  }))

const controllerWith = (held: readonly License[]): ControllerFacts => ({
  held,
  at: start,
  isPi: false,
  softwareVersion: '3.4',
  account: 'P-Building 1',
})

const upgradeAnswer = (
  installed: string,
  target: string,
  held: readonly License[],
  at: Instant,
): RefusalCode | 'allowed' => {
  const verdict = decideUpgrade({
    ...{ installed, target, held, releasedAt: null },
    time: { at, certain: true },
    upgradeBasis: 'installed-at',
  })
  return verdict.ok ? 'allowed' : verdict.refusal.code
}

const assertRefused = (verdict: Verdict<unknown>, code: RefusalCode): Refusal => {
  assert.ok(!verdict.ok)
  assert.equal(verdict.refusal.code, code)
  return verdict.refusal
}

const refusals = (verdict: ExchangeVerdict): readonly LicenseRefusal[] => {
  assert.equal(verdict.outcome, 'answered')
  return verdict.outcome === 'answered' ? verdict.refusals : []
}
