import type { DeviceFacts } from './device.ts'

/** How many devices there are, and how many of them are licensed: enough to know whether the seats stand right. */
export type SeatCounts = {
  readonly field: number
  readonly seated: number
  /** Internal devices take no seat (C8), and are counted apart. */
  readonly internal: number
  readonly internalLicensed: number
}

export const noSeats: SeatCounts = { field: 0, seated: 0, internal: 0, internalLicensed: 0 }

/** The counts with one device more, or (`by` −1) without it. */
export const countSeat = (counts: SeatCounts, { internal, licensed }: DeviceFacts, by: 1 | -1): SeatCounts =>
  internal
    ? {
        ...counts,
        internal: counts.internal + by,
        internalLicensed: counts.internalLicensed + (licensed ? by : 0),
      }
    : { ...counts, field: counts.field + by, seated: counts.seated + (licensed ? by : 0) }

/**
 * Whether `assignSeats` would change nothing, without looking at the devices: nobody has to lose a seat, no seat is
 * free while a device waits (C2, C4), and the internal devices follow the capacity (C8). Pins do not matter then:
 * they say only who loses a seat first (C5).
 */
export const seatsStandRight = (
  { field, seated, internal, internalLicensed }: SeatCounts,
  capacity: number,
): boolean => seated === Math.min(field, capacity) && internalLicensed === (capacity > 0 ? internal : 0)

/** Whether the next new device is licensed. For seats that stand right: then nobody waits while a seat is free. */
export const isSeatFree = ({ seated }: SeatCounts, capacity: number, internal: boolean): boolean =>
  internal ? capacity > 0 : seated < capacity
