import { byAge, type DeviceFacts } from './device.ts'

/** Who is licensed from now on, and what that changes. Device IDs, oldest first. */
export type SeatAssignment = {
  readonly licensed: readonly string[]
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  /** Seats taken: never more than the capacity (C2). Internal devices take none. */
  readonly seatsUsed: number
}

/**
 * C2: marks at most `capacity` field devices as licensed. Who has a seat keeps it while there is one, so nothing
 * changes that need not; the result depends on the devices only, not on the order in which they are listed.
 */
export const assignSeats = (devices: readonly DeviceFacts[], capacity: number): SeatAssignment => {
  const byAgeDevices = devices.toSorted(byAge)
  const field = byAgeDevices.filter(({ internal }) => !internal)
  const seated = field.filter(({ licensed }) => licensed)
  const waiting = field.filter(({ licensed }) => !licensed)
  const kept = seated.toSorted(byClaim).slice(0, capacity)
  // C4: new capacity goes to the devices that wait, oldest first.
  const seats = new Set([...kept, ...waiting.slice(0, capacity - kept.length)].map(({ id }) => id))

  // C8: internal devices take no seat, and need a capacity that is not zero.
  const isLicensed = ({ id, internal }: DeviceFacts): boolean => (internal ? capacity > 0 : seats.has(id))
  const idsWhere = (holds: (device: DeviceFacts) => boolean): string[] =>
    byAgeDevices.filter(holds).map(({ id }) => id)
  return {
    licensed: idsWhere(isLicensed),
    gained: idsWhere((device) => isLicensed(device) && !device.licensed),
    lost: idsWhere((device) => !isLicensed(device) && device.licensed),
    seatsUsed: seats.size,
  }
}

/** C5: the strongest claim first. The newest lose their seat first, and pinned devices after all others. */
const byClaim = (a: DeviceFacts, b: DeviceFacts): number =>
  a.pinned === b.pinned ? byAge(a, b) : a.pinned ? -1 : 1
