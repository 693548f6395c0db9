import { countSeat, noSeats, seatsUntil, type SeatCounts } from '@tenure/core'
import type { Device } from './device.ts'
import type { DeviceWrite } from './store.ts'

/** The field devices in memory: what the store has on the disk, and nothing else. */
export type Roster = {
  readonly find: (id: string) => Device | undefined
  /** Oldest first. */
  readonly list: () => readonly Device[]
  readonly counts: () => SeatCounts
  /** C4: how many new seats it takes until one reaches a device. Worked out once after each change. */
  readonly missing: () => ReadonlyMap<string, number>
  /** Higher than the order of every device there is or was in this run. */
  readonly nextOrder: () => number
  /** Takes over what the store has committed. */
  readonly apply: (writes: readonly DeviceWrite[]) => void
}

export const openRoster = (stored: readonly Device[]): Roster => {
  const devices = new Map<string, Device>()
  let counts = noSeats
  let highest = 0
  /** Ids in the order of age; null where it has to be worked out again. */
  let byAge: string[] | null = []
  let missing: ReadonlyMap<string, number> | null = null

  const list = (): readonly Device[] => {
    byAge ??= [...devices.values()].toSorted(older).map(({ id }) => id)
    return byAge.flatMap((id) => devices.get(id) ?? [])
  }
  const apply = (writes: readonly DeviceWrite[]): void => {
    missing = null
    for (const { id, now } of writes) {
      const before = devices.get(id)
      if (before !== undefined) counts = countSeat(counts, before, -1)
      if (now !== null) counts = countSeat(counts, now, 1)
      if (now === null) devices.delete(id)
      else devices.set(id, now)
      if (before?.order === now?.order) continue
      if (before === undefined && now !== null && now.order > highest) byAge?.push(id)
      else byAge = null
      highest = Math.max(highest, now?.order ?? 0)
    }
  }

  apply(stored.map((device) => ({ id: device.id, now: device })))
  return {
    find: (id) => devices.get(id),
    list,
    counts: () => counts,
    missing: () => (missing ??= seatsUntil(list())),
    nextOrder: () => highest + 1,
    apply,
  }
}

/** As core's order of age: ids break a tie. */
const older = (a: Device, b: Device): number => a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
