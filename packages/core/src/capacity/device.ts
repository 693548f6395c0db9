/** What the seats of a controller are decided from: one field device. */
export type DeviceFacts = {
  readonly id: string
  /** Its place in the order of creation: a rising number, and not a time, because clocks are set back (O5). */
  readonly order: number
  /** The Owner wants it to keep its seat longest (C5). */
  readonly pinned: boolean
  /** The mark as it stands (C2). */
  readonly licensed: boolean
  /** Local I/O of the controller itself: takes no seat (C8). */
  readonly internal: boolean
}

/** Oldest first. IDs break a tie, so the order is total and the same everywhere. */
export const byAge = (a: DeviceFacts, b: DeviceFacts): number =>
  a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
