import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { openBusSite, withBroker, type BusSite } from './site.ts'

// What goes away and comes back: the broker, the agent, the power. Devices and seats are the same afterwards.

const objects = ['lon/1', 'lon/2', 'lon/3']

/** Two seats and three devices; the third waits. */
const openFilled = async (...parts: Parameters<typeof openBusSite>): Promise<BusSite> => {
  const site = await openBusSite(...parts)
  await site.start()
  await site.activate('capacity', 2)
  for (const object of objects) {
    await site.publish(object, 'sts', { state: 'provisioned' })
    await waitUntil(object, () => site.lic.get(object) ?? null)
  }
  await assertSeats(site)
  return site
}
const assertSeats = async (site: BusSite): Promise<void> => {
  for (const [index, object] of objects.entries()) await site.shows(object, index < 2)
}
const seats = async (site: BusSite) => (await site.devices()).map(({ id, licensed }) => [id, licensed])

for (const persistence of [true, false])
  test(
    `T8: a broker that is started anew, ${persistence ? 'with' : 'without'} what it kept, takes no device and no seat`,
    withBroker,
    async (t) => {
      const site = await openFilled({}, { persistence })
      t.after(() => site.end())
      const before = await seats(site)
      await site.mosquitto.down()
      site.lic.clear()
      assert.deepEqual(await seats(site), before, 'while it is away')
      await site.mosquitto.up()
      await assertSeats(site)
      assert.deepEqual(await seats(site), before)
      await site.publish('lon/4', 'sts', {})
      await site.shows('lon/4', false)
    },
  )

test(
  'what changed while the broker was away is shown when it is back, and nothing else is published',
  withBroker,
  async (t) => {
    const site = await openFilled({}, { persistence: true })
    t.after(() => site.end())
    await site.mosquitto.down()
    assert.equal((await site.command('device', 'reassign', 'lon:1', 'lon:3')).code, 0)
    await site.mosquitto.up()
    await site.shows('lon/3', true)
    await site.shows('lon/1', false)
    // A device that comes afterwards is shown last: by then everything else that was to be published has been.
    const before = site.licMessages()
    await site.publish('lon/4', 'sts', {})
    await site.shows('lon/4', false)
    assert.equal(site.licMessages(), before + 1)
  },
)

test('an agent that is started anew publishes nothing that the bus shows already', withBroker, async (t) => {
  const site = await openFilled()
  t.after(() => site.end())
  await site.stop()
  const before = site.licMessages()
  await site.start()
  await site.publish('lon/4', 'sts', {})
  await site.shows('lon/4', false)
  assert.equal(site.licMessages(), before + 1)
})

test(
  'what comes and goes while the agent is away is taken in and removed when it is back',
  withBroker,
  async (t) => {
    const site = await openFilled()
    t.after(() => site.end())
    await site.kill()
    await site.publish('lon/1', 'sts', '')
    await site.publish('lon/4', 'cfg', { name: 'Valve' })
    await site.start()
    await site.shows('lon/1', null)
    await site.shows('lon/3', true)
    await site.shows('lon/4', false)
    assert.deepEqual(await seats(site), [
      ['lon:2', true],
      ['lon:3', true],
      ['lon:4', false],
    ])
  },
)

test(
  'C2: killed again and again while devices come and go, nothing is lost, doubled or left behind',
  withBroker,
  async (t) => {
    const site = await openBusSite()
    t.after(() => site.end())
    await site.start()
    await site.activate('capacity', 10)
    const there = new Set<string>()
    for (let round = 0; round < 4; round++) {
      const published: Promise<unknown>[] = []
      for (let n = 0; n < 60; n++) {
        const object = `lon/${round}-${n}`
        there.add(object)
        published.push(site.publish(object, 'sts', { state: 'provisioned' }))
        const old = `lon/${round - 1}-${n}`
        if (n % 2 === 0 && there.delete(old)) published.push(site.publish(old, 'sts', ''))
        // The power fails in the middle, each time a little later.
        if (n === 10 + round * 10) await site.kill()
      }
      await Promise.all(published)
      await site.start()
    }
    const ids = [...there].map((object) => object.replace('/', ':')).toSorted()
    const found = await waitUntil('the registry to be as the bus', async () => {
      const devices = await site.devices()
      return devices.length === ids.length ? devices : null
    })
    assert.deepEqual(found.map(({ id }) => id).toSorted(), ids)
    assert.equal(found.filter(({ licensed }) => licensed).length, 10)
    await waitUntil('the bus to show each of them, and no other', () =>
      site.lic.size === ids.length ? true : null,
    )
    for (const { id, licensed } of found) await site.shows(id.replace(':', '/'), licensed)
  },
)

test('10,000 objects are taken in and shown, and the local API answers meanwhile', withBroker, async (t) => {
  const COUNT = 10_000
  const site = await openBusSite()
  t.after(() => site.end())
  const agent = await site.start()
  await site.activate('capacity', 6_000)
  const startedAt = performance.now()
  for (let from = 0; from < COUNT; from += 1_000)
    await Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        site.publish(`lon/${from + n}`, 'sts', { state: 'provisioned' }),
      ),
    )
  let slowestMs = 0
  await waitUntil(
    'all to be shown',
    async () => {
      const askedAt = performance.now()
      assert.equal((await fetch(`${agent.url}/healthz`)).status, 200)
      slowestMs = Math.max(slowestMs, performance.now() - askedAt)
      return site.lic.size === COUNT ? true : null
    },
    120_000,
  )
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  t.diagnostic(`${COUNT} objects in ${seconds} s; slowest answer meanwhile ${slowestMs.toFixed(0)} ms`)
  const licensed = [...site.lic.values()].filter((text) => text === '{"licensed":true}').length
  assert.equal(licensed, 6_000)
  assert.equal(site.licMessages(), COUNT, 'each is published once')
  const { answer } = await site.command('status')
  assert.deepEqual([answer['devices'], answer['seatsUsed']], [COUNT, 6_000])
})
