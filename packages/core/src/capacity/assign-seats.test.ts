import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assignSeats } from './assign-seats.ts'
import type { DeviceFacts } from './device.ts'

/** `a` is the oldest. A capital letter has a seat, `*` is pinned, `!` is internal: `A* b C`. */
const devices = (text: string): DeviceFacts[] =>
  text.split(' ').map((word, order) => ({
    id: word.charAt(0).toLowerCase(),
    order,
    pinned: word.includes('*'),
    licensed: word.charAt(0) !== word.charAt(0).toLowerCase(),
    internal: word.includes('!'),
  }))

describe('assignSeats', () => {
  type Case = readonly [guarantee: string, before: string, capacity: number, after: string]
  const cases: readonly Case[] = [
    ['C4: new capacity goes to the oldest that wait', 'A b c d', 3, 'A B C d'],
    ['C4: a pin does not jump the queue', 'a b c*', 1, 'A b c*'],
    ['C5: the newest lose their seat first', 'A B C D', 2, 'A B c d'],
    ['C5: pinned devices keep theirs longest', 'A B* C D*', 2, 'a B* c D*'],
    ['C5: among pinned devices the newest lose first', 'A* B* C*', 1, 'A* b* c*'],
    ['C2: who has a seat keeps it, though older devices wait', 'a B c D', 2, 'a B c D'],
    ['C4: a freed seat goes to the oldest that waits', 'a B c D', 3, 'A B c D'],
    ['capacity beyond the devices changes nothing more', 'a b', 10, 'A B'],
    ['C8: at zero capacity everything stops, internal devices too', 'A B* C!', 0, 'a b* c!'],
    ['C8: internal devices take no seat', 'a! b c', 1, 'A! B c'],
    ['C8: internal devices are licensed as soon as there is capacity', 'A! b!', 1, 'A! B!'],
  ]
  for (const [guarantee, before, capacity, after] of cases)
    it(`${guarantee}: ${before} with ${capacity} → ${after}`, () => {
      const { licensed, gained, lost, seatsUsed } = assignSeats(devices(before), capacity)
      const expected = devices(after)
      const marks = (facts: readonly DeviceFacts[]) =>
        facts.filter((each) => each.licensed).map(({ id }) => id)
      assert.deepEqual(licensed, marks(expected))
      const had = marks(devices(before))
      assert.deepEqual(
        gained,
        licensed.filter((id) => !had.includes(id)),
      )
      assert.deepEqual(
        lost,
        had.filter((id) => !licensed.includes(id)),
      )
      assert.equal(seatsUsed, expected.filter((each) => each.licensed && !each.internal).length)
    })

  it('case 6: 25 devices on capacity 20, then 30', () => {
    const many = Array.from({ length: 25 }, (_, order) => device(`device-${order}`, order))
    assert.equal(assignSeats(many, 20).seatsUsed, 20)
    assert.equal(assignSeats(marked(many, 20), 30).seatsUsed, 25)
  })
})

describe('assignSeats, for any devices', () => {
  it('C2: seats never exceed the capacity, and none is left while a device waits', () => {
    fc.assert(
      fc.property(anyDevices(30), anyCapacity, (facts, capacity) => {
        const field = facts.filter(({ internal }) => !internal)
        const { seatsUsed, licensed } = assignSeats(facts, capacity)
        assert.equal(seatsUsed, Math.min(capacity, field.length))
        assert.equal(field.filter(({ id }) => licensed.includes(id)).length, seatsUsed)
      }),
    )
  })

  it('C5: is the same whatever the order in which the devices are listed', () => {
    fc.assert(
      fc.property(anyDevices(12), anyCapacity, fc.infiniteStream(fc.nat()), (facts, capacity, keys) => {
        const shuffled = facts.map((each) => ({ each, key: keys.next().value ?? 0 }))
        shuffled.sort((a, b) => a.key - b.key)
        assert.deepEqual(
          assignSeats(
            shuffled.map(({ each }) => each),
            capacity,
          ),
          assignSeats(facts, capacity),
        )
      }),
    )
  })

  it('changes nothing when it is done twice', () => {
    fc.assert(
      fc.property(anyDevices(12), anyCapacity, (facts, capacity) => {
        const { gained, lost } = assignSeats(marked(facts, capacity), capacity)
        assert.deepEqual([gained, lost], [[], []])
      }),
    )
  })

  it('makes the fewest changes of all assignments that leave no seat empty', () => {
    fc.assert(
      fc.property(anyDevices(8), fc.integer({ min: 0, max: 9 }), (facts, capacity) => {
        const field = facts.filter(({ internal }) => !internal)
        const { gained, lost } = assignSeats(field, capacity)
        assert.equal(gained.length + lost.length, fewestChanges(field, capacity))
      }),
    )
  })

  it('C4, C5: takes the seat of nobody with a stronger claim than somebody who keeps one', () => {
    fc.assert(
      fc.property(anyDevices(12), anyCapacity, (facts, capacity) => {
        const { licensed, gained, lost } = assignSeats(facts, capacity)
        const field = facts.filter(({ internal }) => !internal)
        const of = (ids: readonly string[]) => field.filter(({ id }) => ids.includes(id))
        for (const loser of of(lost))
          for (const keeper of of(licensed))
            assert.ok(keeper.pinned === loser.pinned ? isOlder(keeper, loser) : keeper.pinned)
        const waiting = field.filter(({ id }) => !licensed.includes(id))
        for (const winner of of(gained)) for (const waiter of waiting) assert.ok(isOlder(winner, waiter))
      }),
    )
  })
})

const device = (id: string, order: number): DeviceFacts => ({
  id,
  order,
  pinned: false,
  licensed: false,
  internal: false,
})

const marked = (facts: readonly DeviceFacts[], capacity: number): DeviceFacts[] => {
  const { licensed } = assignSeats(facts, capacity)
  return facts.map((each) => ({ ...each, licensed: licensed.includes(each.id) }))
}

const isOlder = (a: DeviceFacts, b: DeviceFacts): boolean =>
  a.order < b.order || (a.order === b.order && a.id < b.id)

const anyCapacity = fc.integer({ min: 0, max: 35 })

/** Devices with few different places in the order, so that ties are common. */
const anyDevices = (maxLength: number) =>
  fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      order: fc.nat(5),
      pinned: fc.boolean(),
      licensed: fc.boolean(),
      internal: fc.boolean(),
    }),
    { maxLength, selector: ({ id }) => id },
  )

/** Tries every set of seats there is. */
const fewestChanges = (field: readonly DeviceFacts[], capacity: number): number => {
  const seats = Math.min(capacity, field.length)
  let fewest = Infinity
  for (let set = 0; set < 1 << field.length; set++) {
    const seated = field.map((_, index) => (set & (1 << index)) !== 0)
    if (seated.filter(Boolean).length !== seats) continue
    fewest = Math.min(fewest, field.filter(({ licensed }, index) => licensed !== seated[index]).length)
  }
  return fewest
}
