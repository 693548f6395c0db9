import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { colourOf, protocols, type Device } from './device.ts'
import { deviceSorts, pageOf, type DeviceCursor, type DeviceQuery } from './list-page.ts'

const device = (id: string, order: number, changes: Partial<Device> = {}): Device => ({
  id,
  order,
  protocol: 'LON',
  name: id,
  internal: false,
  pinned: false,
  licensed: false,
  provisioned: false,
  ...changes,
})
const all: DeviceQuery = { limit: 200, after: null, q: '', colour: null, sort: 'age', descending: false }
const devices = [
  device('lon:2', 1, { name: 'Roof fan', licensed: true, provisioned: true }),
  device('lon:1', 2, { name: 'pump', licensed: true }),
  device('modbus:1', 3, { name: 'Meter', protocol: 'Modbus', provisioned: true }),
]
const ids = (query: Partial<DeviceQuery>) => pageOf(devices, { ...all, ...query }).items.map(({ id }) => id)

test('the oldest come first, and every order can be turned round', () => {
  assert.deepEqual(ids({}), ['lon:2', 'lon:1', 'modbus:1'])
  assert.deepEqual(ids({ descending: true }), ['modbus:1', 'lon:1', 'lon:2'])
  assert.deepEqual(ids({ sort: 'name' }), ['modbus:1', 'lon:1', 'lon:2'], 'in any case of the letters')
  assert.deepEqual(ids({ sort: 'protocol' }), ['lon:1', 'lon:2', 'modbus:1'])
  assert.deepEqual(ids({ sort: 'colour' }), ['lon:1', 'lon:2', 'modbus:1'])
})

test('what is searched is in the id, the name or the protocol, and a colour narrows it', () => {
  assert.deepEqual(ids({ q: 'FAN' }), ['lon:2'])
  assert.deepEqual(ids({ q: 'modbus' }), ['modbus:1'])
  assert.deepEqual(ids({ q: ':1' }), ['lon:1', 'modbus:1'])
  assert.deepEqual(ids({ q: ':1', colour: 'purple' }), ['modbus:1'])
})

test('the counts are of all that is found, and the total of all pages', () => {
  const page = pageOf(devices, { ...all, colour: 'blue', limit: 1 })
  assert.deepEqual([page.total, page.counts], [1, { purple: 1, blue: 1, green: 1 }])
  assert.equal(pageOf(devices, { ...all, limit: 1 }).total, 3)
  assert.deepEqual(pageOf([], all), {
    items: [],
    next: null,
    total: 0,
    counts: { purple: 0, blue: 0, green: 0 },
  })
})

test('pages one after the other are the whole list, each device once, also while the last one shown is removed', () => {
  const anyDevices = fc
    .array(
      fc.record({
        name: fc.constantFrom('a', 'B', 'b', 'c'),
        protocol: fc.constantFrom(...protocols),
        licensed: fc.boolean(),
        provisioned: fc.boolean(),
      }),
      { maxLength: 25 },
    )
    .map((some) => some.map((each, index) => device(`d${index}`, Math.floor(index / 2), each)))
  const anyQuery = fc.record({
    limit: fc.integer({ min: 1, max: 7 }),
    sort: fc.constantFrom(...deviceSorts),
    descending: fc.boolean(),
    colour: fc.constantFrom(null, 'purple' as const, 'blue' as const),
  })
  fc.assert(
    fc.property(anyDevices, anyQuery, fc.boolean(), (some, asked, removing) => {
      const expected = pageOf(some, { ...all, ...asked, limit: 1000 }).items
      assert.deepEqual(
        new Set(expected),
        new Set(some.filter((each) => asked.colour === null || colourOf(each) === asked.colour)),
      )
      const seen: Device[] = []
      let left = some
      let after: DeviceCursor | null = null
      do {
        const page = pageOf(left, { ...all, ...asked, after })
        assert.ok(page.items.length <= asked.limit)
        seen.push(...page.items)
        after = page.next
        if (removing) left = left.filter(({ id }) => id !== after?.[1])
      } while (after !== null)
      assert.deepEqual(seen, expected)
    }),
  )
})
