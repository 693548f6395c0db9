import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openObjects, type BusObjects } from './objects.ts'
import type { BusObject } from './topics.ts'

const objectOf = (handle: string, segment = 's'): BusObject => ({
  topic: `glp/0/${segment}/fb/dev/lon/${handle}`,
  id: `lon:${handle}`,
  protocol: 'LON',
})
const fan = objectOf('1')
const seen = { kind: 'seen', name: null, provisioned: null } as const

const take = (objects: BusObjects, licensed: (id: string) => boolean = () => true) =>
  objects.takeMessages(100, licensed).map(({ object, licensed: shows }) => [object.id, shows])

test('an object that was seen is reported, and shown licensed or not, once', () => {
  const objects = openObjects()
  assert.deepEqual(objects.heard(fan, { kind: 'seen', name: 'Fan', provisioned: true }), {
    kind: 'seen',
    id: 'lon:1',
    protocol: 'LON',
    name: 'Fan',
    provisioned: true,
  })
  assert.deepEqual(take(objects), [['lon:1', true]])
  objects.licHeard(fan, true)
  objects.heard(fan, seen)
  assert.deepEqual(take(objects), [], 'what comes back, and a new state, change nothing')
})

test('only differences are published: what the broker kept is compared first', () => {
  const objects = openObjects()
  objects.licHeard(fan, true)
  objects.heard(fan, seen)
  assert.deepEqual(take(objects), [])
  objects.touch('lon:1')
  assert.deepEqual(
    take(objects, () => false),
    [['lon:1', false]],
  )
})

test('on a new connection everything is compared anew', () => {
  const objects = openObjects()
  const pump = objectOf('2')
  for (const object of [fan, pump]) objects.heard(object, seen)
  take(objects)
  objects.forgetShown()
  objects.licHeard(fan, true)
  objects.touchAll()
  assert.deepEqual(take(objects), [['lon:2', true]])
})

test('somebody else’s word on a license is corrected', () => {
  const objects = openObjects()
  objects.heard(fan, seen)
  take(objects, () => false)
  objects.licHeard(fan, false)
  objects.licHeard(fan, true)
  assert.deepEqual(
    take(objects, () => false),
    [['lon:1', false]],
  )
})

test('a device that went is cleared also where its lic was not heard, and only once', () => {
  const objects = openObjects()
  objects.heard(fan, { kind: 'gone' })
  assert.deepEqual(take(objects), [['lon:1', null]])
  objects.touchAll()
  assert.deepEqual(take(objects), [])
})

test('a device that is gone is reported, its lic is cleared, and it leaves no trace', () => {
  const objects = openObjects()
  objects.heard(fan, seen)
  take(objects)
  objects.licHeard(fan, true)
  assert.deepEqual(objects.heard(fan, { kind: 'gone' }), { kind: 'gone', id: 'lon:1' })
  assert.deepEqual(take(objects), [['lon:1', null]])
  objects.licHeard(fan, null)
  objects.touchAll()
  assert.deepEqual(take(objects), [])
})

test('a lic that the broker kept of a device that went while the agent was away is cleared, in either order', () => {
  for (const order of ['lic first', 'lic last']) {
    const objects = openObjects()
    if (order === 'lic first') objects.licHeard(fan, true)
    objects.heard(fan, { kind: 'gone' })
    if (order === 'lic last') objects.licHeard(fan, true)
    assert.deepEqual(take(objects), [['lon:1', null]], order)
  }
})

test('a lic alone is no device', () => {
  const objects = openObjects()
  objects.licHeard(fan, true)
  objects.touchAll()
  assert.deepEqual(take(objects), [])
})

test('C7: what was refused is shown unlicensed, and reported again with all that was said of it', () => {
  const objects = openObjects()
  objects.heard(fan, { kind: 'seen', name: 'Fan', provisioned: null })
  objects.heard(fan, { kind: 'seen', name: null, provisioned: true })
  objects.refused(['lon:1'])
  assert.deepEqual(
    take(objects, () => false),
    [['lon:1', false]],
  )
  assert.deepEqual(objects.reportsOfRefused(), [
    { kind: 'seen', id: 'lon:1', protocol: 'LON', name: 'Fan', provisioned: true },
  ])
  assert.deepEqual(objects.reportsOfRefused(), [])
})

test('two objects with one id: the first is the device, and the other changes nothing', () => {
  const objects = openObjects()
  const other = objectOf('1', 'other')
  objects.heard(fan, seen)
  assert.match(JSON.stringify(objects.heard(other, { kind: 'gone' })), /ignored.*glp\/0\/s\/fb\/dev\/lon\/1/)
  objects.licHeard(other, false)
  assert.deepEqual(take(objects), [['lon:1', true]])
})

test('unreadable is ignored, and neither adds nor removes', () => {
  const objects = openObjects()
  objects.heard(fan, seen)
  assert.ok('ignored' in objects.heard(fan, { kind: 'unreadable' }))
  assert.deepEqual(take(objects), [['lon:1', true]])
})

test('whatever happens, in the end the bus shows what the registry says, and then nothing more is published', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('seen' as const), n: fc.nat(3) }),
    fc.record({ do: fc.constant('gone' as const), n: fc.nat(3) }),
    fc.record({ do: fc.constant('seat' as const), n: fc.nat(3) }),
    fc.record({ do: fc.constant('foreign' as const), n: fc.nat(3) }),
    fc.record({ do: fc.constantFrom('work' as const, 'reconnect' as const), n: fc.constant(0) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const objects = openObjects()
      /** The broker: what it keeps, and what it has yet to bring to the agent. */
      const kept = new Map<string, boolean>()
      const seats = new Set<string>()
      const there = new Set<string>()
      let coming: [string, boolean | null][] = []
      const publish = (handle: string, licensed: boolean | null): void => {
        if (licensed === null) kept.delete(handle)
        else kept.set(handle, licensed)
        coming.push([handle, licensed])
      }
      const work = (): number => {
        const messages = objects.takeMessages(3, (id) => seats.has(id.slice(4)))
        for (const { object, licensed } of messages) publish(object.id.slice(4), licensed)
        for (const [handle, licensed] of coming.splice(0)) objects.licHeard(objectOf(handle), licensed)
        return messages.length
      }
      for (const { do: what, n } of steps) {
        const handle = String(n)
        if (what === 'seen' || what === 'gone') {
          objects.heard(objectOf(handle), what === 'seen' ? seen : { kind: 'gone' })
          there[what === 'seen' ? 'add' : 'delete'](handle)
        } else if (what === 'seat') {
          if (!seats.delete(handle)) seats.add(handle)
          objects.touch(`lon:${handle}`)
        } else if (what === 'foreign') {
          if (there.has(handle)) publish(handle, n % 2 === 0)
        } else if (what === 'work') work()
        else {
          coming = [...kept]
          objects.forgetShown()
          work()
          objects.touchAll()
        }
      }
      let rounds = 0
      // Twice nothing: what came with the first is answered with the second.
      for (let idle = 0; idle < 2; idle = work() === 0 ? idle + 1 : 0)
        assert.ok(++rounds < 50, 'no end of messages')
      for (const handle of there) assert.equal(kept.get(handle), seats.has(handle), handle)
    }),
  )
})
