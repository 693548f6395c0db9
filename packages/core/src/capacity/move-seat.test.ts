import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assignSeats } from './assign-seats.ts'
import type { DeviceFacts } from './device.ts'
import { reassignSeat } from './reassign-seat.ts'
import { replaceDevice } from './replace-device.ts'

const device = (id: string, order: number, changes: Partial<DeviceFacts> = {}): DeviceFacts => ({
  id,
  order,
  pinned: false,
  licensed: false,
  internal: false,
  ...changes,
})

describe('replaceDevice (C6)', () => {
  const broken = device('old', 1, { licensed: true, pinned: true })
  const other = device('other', 2, { licensed: true })
  const replacement = device('new', 3)

  it('moves the seat, the pin and the place in the order', () => {
    assert.deepEqual(replaceDevice(broken, replacement), {
      broken: device('old', 3),
      replacement: device('new', 1, { licensed: true, pinned: true }),
    })
  })

  it('so that the replacement is not the first to lose its seat', () => {
    const moved = replaceDevice({ ...broken, pinned: false }, replacement)
    const { licensed } = assignSeats([moved.broken, other, moved.replacement], 1)
    assert.deepEqual(licensed, ['new'])
  })

  it('a replacement that had a seat frees one for the device that waits longest', () => {
    const moved = replaceDevice(broken, { ...replacement, licensed: true })
    const waiting = device('waiting', 2)
    const { licensed, gained } = assignSeats([moved.broken, moved.replacement, waiting], 2)
    assert.deepEqual(licensed, ['new', 'waiting'])
    assert.deepEqual(gained, ['waiting'])
  })

  it('the replacement of an unlicensed device waits in its place', () => {
    assert.equal(replaceDevice(device('old', 1), replacement).replacement.licensed, false)
  })

  it('an internal device has no seat to give, and takes none', () => {
    const internal = device('io', 1, { internal: true, licensed: true })
    assert.deepEqual(replaceDevice(internal, replacement), { broken: internal, replacement })
    assert.deepEqual(replaceDevice(broken, internal), { broken, replacement: internal })
  })
})

describe('reassignSeat (C5)', () => {
  const from = device('from', 1, { licensed: true })
  const to = device('to', 9)

  it('moves the seat, and it stays moved', () => {
    const verdict = reassignSeat(from, to)
    assert.ok(verdict.ok)
    assert.deepEqual(assignSeats([verdict.value.from, verdict.value.to], 1).licensed, ['to'])
  })

  const refusals: readonly [name: string, from: DeviceFacts, to: DeviceFacts][] = [
    ['from a device without a seat', device('from', 1), to],
    ['to a device that has one', from, { ...to, licensed: true }],
    ['to itself', from, from],
    ['from an internal device', { ...from, internal: true }, to],
    ['to an internal device', from, { ...to, internal: true }],
  ]
  for (const [name, giver, taker] of refusals)
    it(`is refused ${name}`, () => {
      const verdict = reassignSeat(giver, taker)
      assert.ok(!verdict.ok)
      assert.equal(verdict.refusal.code, 'seat-not-free')
    })
})
