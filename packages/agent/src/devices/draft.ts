import { assignSeats, countSeat, isSeatFree, seatsStandRight, type SeatAssignment } from '@tenure/core'
import type { Device } from './device.ts'
import type { Roster } from './roster.ts'
import type { DeviceWrite } from './store.ts'

export type SeatChanges = Omit<SeatAssignment, 'licensed'>

/**
 * What the roster becomes, before anything is written: changes are decided on a draft, then its `writes` go to the
 * store in one transaction, and only after that to the roster.
 */
export type Draft = {
  readonly find: (id: string) => Device | undefined
  readonly put: (device: Device) => void
  readonly remove: (id: string) => void
  /** Adds it as the newest, with a seat where one is free. */
  readonly add: (device: Pick<Device, 'id' | 'protocol' | 'name' | 'internal' | 'provisioned'>) => Device
  /** C2: brings the marks in line with the capacity. */
  readonly settle: () => SeatChanges
  readonly writes: () => readonly DeviceWrite[]
}

/** `capacity` is null while nobody knows it; then the marks stay as they are (T8). */
export const openDraft = (roster: Roster, capacity: number | null): Draft => {
  const changed = new Map<string, Device | null>()
  let counts = roster.counts()
  let nextOrder = roster.nextOrder()

  const find = (id: string): Device | undefined => {
    const device = changed.get(id)
    return device === undefined ? roster.find(id) : (device ?? undefined)
  }
  const set = (id: string, now: Device | null): void => {
    const before = find(id)
    if (before !== undefined) counts = countSeat(counts, before, -1)
    if (now !== null) counts = countSeat(counts, now, 1)
    changed.set(id, now)
  }
  const put = (device: Device): void => set(device.id, device)

  const list = (): readonly Device[] =>
    [
      ...roster.list().flatMap((device) => find(device.id) ?? []),
      ...[...changed.values()].filter((device) => device !== null && roster.find(device.id) === undefined),
    ] as readonly Device[]

  const settle = (): SeatChanges => {
    if (capacity === null || seatsStandRight(counts, capacity)) {
      return { gained: [], lost: [], seatsUsed: counts.seated }
    }
    const { gained, lost } = assignSeats(list(), capacity)
    for (const id of [...gained, ...lost]) {
      const device = find(id)
      if (device !== undefined) put({ ...device, licensed: !device.licensed })
    }
    return { gained, lost, seatsUsed: counts.seated }
  }

  return {
    find,
    put,
    remove: (id) => set(id, null),
    add: (device) => {
      // Only where the seats stand right does the newest get what `assignSeats` would give it; else `settle` does.
      const mayTake = capacity !== null && seatsStandRight(counts, capacity)
      const licensed = mayTake && isSeatFree(counts, capacity, device.internal)
      const added = { ...device, order: nextOrder++, pinned: false, licensed }
      put(added)
      return added
    },
    settle,
    writes: () =>
      [...changed]
        .map(([id, now]) => ({ id, now }))
        .filter(({ id, now }) => !same(roster.find(id) ?? null, now)),
  }
}

const same = (before: Device | null, now: Device | null): boolean =>
  before === now ||
  (before !== null &&
    now !== null &&
    (Object.keys(now) as (keyof Device)[]).every((key) => before[key] === now[key]))
