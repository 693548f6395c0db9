import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { waitUntil } from '../../tools/run/wait-until.ts'
import { openBusSite, SEGMENT, withBroker, type BusSite } from './site.ts'

// A real Mosquitto, a real agent, and a driver: what software on a SmartServer sees on its bus.

describe('field devices on the bus', withBroker, () => {
  let site: BusSite
  before(async () => {
    site = await openBusSite({ TENURE_AGENT_SEGMENT_ID: SEGMENT })
    await site.start()
    await site.activate('capacity', 2)
  })
  after(() => site.end())
  const colours = async () =>
    Object.fromEntries((await site.devices()).map(({ id, colour }) => [id, colour] as const))

  test('an object that appears is a device, and is shown licensed at once', async (context) => {
    const startedAt = performance.now()
    await site.publish('lon/1', 'sts', { state: 'unprovisioned' })
    await site.shows('lon/1', true)
    // Within a second is what is promised; how long it took here is printed, not judged, because a machine may be slow.
    context.diagnostic(`shown after ${Math.round(performance.now() - startedAt)} ms`)
    assert.deepEqual(await colours(), { 'lon:1': 'blue' })
  })

  test('name and state come from the object; seats go by age, and the third device waits', async () => {
    await site.publish('BACnet/2', 'cfg', { name: 'Roof fan' })
    await site.shows('BACnet/2', true)
    await site.publish('modbus/3', 'sts', { state: 'provisioned' })
    await site.shows('modbus/3', false)
    await site.publish('lon/1', 'sts', { state: 'provisioned' })
    await waitUntil('the colour', async () => ((await colours())['lon:1'] === 'green' ? true : null))
    assert.deepEqual(await colours(), { 'lon:1': 'green', 'bacnet:2': 'blue', 'modbus:3': 'purple' })
    assert.equal((await site.devices())[1]?.name, 'Roof fan')
  })

  test('C3: a device that says it is provisioned and has no seat is refused', async () => {
    const { code, answer } = await site.command('device', 'provision', 'modbus:3')
    assert.deepEqual([code, answer['code']], [1, 'device-unlicensed'])
  })

  test('C4, T2: the bus follows what is activated and returned', async () => {
    const more = await site.activate('capacity', 5)
    await site.shows('modbus/3', true)
    await site.command('return', more)
    await site.shows('modbus/3', false)
    await site.shows('lon/1', true)
  })

  test('C6: a replacement that announced itself takes over the seat of the broken device', async () => {
    await site.publish('lon/9', 'sts', { state: 'unprovisioned' })
    await site.shows('lon/9', false)
    assert.equal((await site.command('device', 'replace', 'lon:1', 'lon:9')).code, 0)
    await site.shows('lon/9', true)
    await site.shows('lon/1', false)
    assert.deepEqual(Object.keys(await colours()), ['lon:9', 'bacnet:2', 'modbus:3'])
  })

  test('an object that is deleted leaves the registry, its lic is cleared, and the next in the row has its seat', async () => {
    await site.publish('lon/9', 'sts', '')
    await site.shows('lon/9', null)
    await site.shows('modbus/3', true)
    await site.publish('BACnet/2', 'sts', { state: 'deleted' })
    await site.shows('BACnet/2', null)
    assert.deepEqual(Object.keys(await colours()), ['modbus:3'])
  })

  test('what is no field device is ignored and logged once', async () => {
    const topics = ['knx/1', 'lon/a b', 'lon/lon.sys', 'nothing/x']
    for (const object of [...topics, ...topics]) await site.publish(object, 'sts', { state: 'provisioned' })
    await site.publish('iap/unreadable', 'sts', [] as object)
    await site.publish('iap/last', 'sts', {})
    await site.shows('iap/last', true)
    assert.deepEqual(Object.keys(await colours()), ['modbus:3', 'iap:last'])
    assert.deepEqual([...site.lic.keys()].toSorted(), ['iap/last', 'lon/1', 'modbus/3'])
  })

  test('another’s word on a license does not stand', async () => {
    await site.publish('iap/last', 'lic', { licensed: false })
    await site.shows('iap/last', false)
    await site.shows('iap/last', true)
  })
})

test(
  'C7: on a Pi without core nothing is taken in and the bus says unlicensed; core takes in what is there',
  withBroker,
  async (t) => {
    const site = await openBusSite({ TENURE_AGENT_MODEL: 'SmartServer Pi' })
    t.after(() => site.end())
    const agent = await site.start()
    await site.activate('capacity', 5)
    await site.publish('lon/1', 'cfg', { name: 'Pump' })
    await site.publish('lon/2', 'sts', { state: 'provisioned' })
    for (const object of ['lon/1', 'lon/2']) await site.shows(object, false)
    assert.deepEqual(await site.devices(), [])
    assert.equal(agent.output().split('needs a core license').length, 2, 'said once')
    await site.activate('core', 1)
    for (const object of ['lon/1', 'lon/2']) await site.shows(object, true)
    assert.deepEqual(
      (await site.devices()).map(({ name, provisioned }) => [name, provisioned]),
      [
        ['Pump', false],
        ['lon:2', true],
      ],
    )
  },
)

test(
  'without a segment id the controller’s only segment is taken; user and password are used',
  withBroker,
  async (t) => {
    const login = { user: 'tenure', password: 'not for the log' }
    const site = await openBusSite({}, { login })
    t.after(() => site.end())
    const wrong = await site.startWith({ TENURE_AGENT_MQTT_USER: 'tenure' })
    await waitUntil('the refusal', () => wrong.output().includes('"event":"bus away"') || null)
    await wrong.stop()
    await site.startWith({ ...site.passwordOf(login) })
    await site.publish('lon/1', 'sts', {})
    await site.shows('lon/1', false)
    assert.equal((await site.devices())[0]?.id, 'lon:1')
  },
)
