import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assignSeats } from './assign-seats.ts'
import type { DeviceFacts } from './device.ts'
import { countSeat, isSeatFree, noSeats, seatsStandRight } from './seat-counts.ts'

// The counts are a short cut: each property holds them against `assignSeats`, which looks at every device.

const counted = (devices: readonly DeviceFacts[]) =>
  devices.reduce((counts, device) => countSeat(counts, device, 1), noSeats)

const anyDevices = fc
  .array(
    fc.record({ pinned: fc.boolean(), licensed: fc.boolean(), internal: fc.boolean(), order: fc.nat(9) }),
    { maxLength: 12 },
  )
  .map((devices) => devices.map((device, index): DeviceFacts => ({ ...device, id: `device-${index}` })))
const anyCapacity = fc.integer({ min: 0, max: 14 })

const assigned = (devices: readonly DeviceFacts[], capacity: number): DeviceFacts[] => {
  const { licensed } = assignSeats(devices, capacity)
  return devices.map((device) => ({ ...device, licensed: licensed.includes(device.id) }))
}

describe('seat counts', () => {
  it('C2, C4, C8: the seats stand right exactly when assigning them would change nothing', () => {
    const seen = { right: 0, wrong: 0 }
    fc.assert(
      fc.property(anyDevices, anyCapacity, fc.boolean(), (arbitrary, capacity, settle) => {
        const devices = settle ? assigned(arbitrary, capacity) : arbitrary
        const { gained, lost } = assignSeats(devices, capacity)
        const right = gained.length + lost.length === 0
        assert.equal(seatsStandRight(counted(devices), capacity), right)
        seen[right ? 'right' : 'wrong']++
      }),
    )
    assert.ok(seen.right > 10 && seen.wrong > 10, JSON.stringify(seen))
  })

  it('C4: where they stand right, a new device is licensed as assigning all seats would, and nobody else changes', () => {
    fc.assert(
      fc.property(anyDevices, anyCapacity, fc.boolean(), (arbitrary, capacity, internal) => {
        const devices = assigned(arbitrary, capacity)
        const order = Math.max(0, ...devices.map((device) => device.order)) + 1
        const newest: DeviceFacts = { id: 'newest', order, pinned: false, licensed: false, internal }
        const licensed = isSeatFree(counted(devices), capacity, internal)
        const { gained, lost } = assignSeats([...devices, newest], capacity)
        assert.deepEqual([gained, lost], [licensed ? ['newest'] : [], []])
        assert.ok(seatsStandRight(counted([...devices, { ...newest, licensed }]), capacity))
      }),
    )
  })

  it('a device that is counted and taken out again leaves the counts as they were', () => {
    fc.assert(
      fc.property(anyDevices, (devices) => {
        const [first, ...others] = devices
        if (first === undefined) return
        assert.deepEqual(countSeat(counted(devices), first, -1), counted(others))
      }),
    )
  })
})
