import type { Instant } from './instant.ts'

/** What a controller knows about the time. Each is null where there is no such evidence. */
export type ClockEvidence = {
  /** What its own clock shows; null when it has none. */
  readonly ownClock: Instant | null
  /** The highest time it has had evidence of so far. */
  readonly highWater: Instant | null
  /** Issue time of the newest document it has seen, however long ago that was. */
  readonly documentAt: Instant | null
  /**
   * Issue time of a document that answered a request of this run, plus what the monotonic clock has counted since it
   * came: it is at least so late. Leave it out where no such document came.
   */
  readonly freshAt?: Instant | null
  /** The same and how long the answer took: it is at most so late, because the answer was not there before it was asked. */
  readonly freshBy?: Instant | null
}

/** The time to judge by, and whether decisions that depend on it may be taken (O5). */
export type JudgedTime = { readonly at: Instant; readonly certain: boolean }

/** A clock may lag behind the evidence by this much, as clocks do that are set by NTP or by hand. */
export const CLOCK_TOLERANCE_MS = 10 * 60_000

/** A clock that shows less was never set: it is older than Tenure. */
export const EARLIEST_CLOCK: Instant = Date.UTC(2024, 0, 1)

/**
 * A clock that shows a later time than a fresh answer allows, by more than this, is wrong. Terms are whole days, and a
 * monotonic clock drifts by minutes a month.
 */
export const AHEAD_TOLERANCE_MS = 24 * 3_600_000

/** What the controller's own clock is worth: right, as far as anybody can tell; or how it is wrong. */
export type OwnClock = 'right' | 'never-set' | 'behind' | 'ahead'

/** O5: holds the controller's own clock against the evidence. An absent one was never set. */
export const judgeOwnClock = (evidence: ClockEvidence): OwnClock => {
  const { ownClock, freshBy = null } = evidence
  if (ownClock === null || ownClock < EARLIEST_CLOCK) return 'never-set'
  if (freshBy !== null && ownClock > freshBy + AHEAD_TOLERANCE_MS) return 'ahead'
  return ownClock >= highest(evidence) - CLOCK_TOLERANCE_MS ? 'right' : 'behind'
}

/**
 * O5: the time is the highest there is evidence of. It is certain when the controller's own clock agrees with the
 * evidence, or a fresh document does; a clock that is absent, never set (1970) or set back leaves it uncertain.
 * Uncertain time freezes upgrades and takes nothing away. A clock that a fresh document has shown to be ahead is no evidence.
 */
export const judgeClock = (evidence: ClockEvidence): JudgedTime => {
  const own = judgeOwnClock(evidence)
  const { ownClock, freshAt = null } = evidence
  const at = Math.max(own === 'ahead' ? 0 : (ownClock ?? 0), highest(evidence))
  const isFresh =
    freshAt !== null && freshAt >= EARLIEST_CLOCK && freshAt >= highest(evidence) - CLOCK_TOLERANCE_MS
  return { at, certain: own === 'right' || isFresh }
}

const highest = ({ highWater, documentAt, freshAt = null }: ClockEvidence): Instant =>
  Math.max(highWater ?? 0, documentAt ?? 0, freshAt ?? 0)

/** An answer that took longer may have been held back on purpose, so it proves no more than a minimum. */
const PROMPT_MS = 60_000

/** How a document came here, and how long after it was asked for. */
export type Arrival = {
  readonly by: 'network' | 'hand'
  /** On the monotonic clock, from the request that it answers; null where that is not known. */
  readonly waitedMs: number | null
}

/**
 * The high water after a document: it only rises, with two exceptions, so that a clock which ran ahead once does not
 * freeze upgrades for ever (O5). An answer that came promptly over the network is the service's own time. And an answer to
 * a request of this run, however it came, proves that it is no later than its issue time and the wait: a high water beyond
 * that is disproved.
 */
export const highWaterAfterDocument = (
  highWater: Instant | null,
  issuedAt: Instant,
  { by, waitedMs }: Arrival,
): Instant => {
  if (highWater === null) return issuedAt
  if (by === 'network' && waitedMs !== null && waitedMs <= PROMPT_MS) return issuedAt
  const isDisproved = waitedMs !== null && highWater > issuedAt + waitedMs + AHEAD_TOLERANCE_MS
  return isDisproved ? issuedAt : Math.max(highWater, issuedAt)
}
