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
   * came. Leave it out where no such document came.
   */
  readonly freshAt?: Instant | null
}

/** The time to judge by, and whether decisions that depend on it may be taken (O5). */
export type JudgedTime = { readonly at: Instant; readonly certain: boolean }

/** A clock may lag behind the evidence by this much, as clocks do that are set by NTP or by hand. */
export const CLOCK_TOLERANCE_MS = 10 * 60_000

/** A clock that shows less was never set: it is older than Tenure. */
export const EARLIEST_CLOCK: Instant = Date.UTC(2024, 0, 1)

/**
 * O5: the time is the highest there is evidence of. It is certain when the controller's own clock agrees with the
 * evidence, or a fresh document does; a clock that is absent, never set (1970) or set back leaves it uncertain.
 * Uncertain time freezes upgrades and takes nothing away.
 */
export const judgeClock = ({
  ownClock,
  highWater,
  documentAt,
  freshAt = null,
}: ClockEvidence): JudgedTime => {
  const evidence = Math.max(highWater ?? 0, documentAt ?? 0, freshAt ?? 0)
  const agrees = (shown: Instant | null): boolean =>
    shown !== null && shown >= EARLIEST_CLOCK && shown >= evidence - CLOCK_TOLERANCE_MS
  return { at: Math.max(ownClock ?? 0, evidence), certain: agrees(ownClock) || agrees(freshAt) }
}

/** An answer that took longer may have been held back on purpose, so it proves no more than a minimum. */
const PROMPT_MS = 60_000

/**
 * The high water after a document: it only rises, except that an answer which came promptly over the network is the
 * service's own time and also puts right a high water that a clock running ahead had left (O5: a wrong clock must not
 * freeze upgrades for ever). `waitedMs` is measured on the monotonic clock from the request; null when carried by hand.
 */
export const highWaterAfterDocument = (
  highWater: Instant | null,
  issuedAt: Instant,
  waitedMs: number | null,
): Instant => {
  if (waitedMs !== null && waitedMs <= PROMPT_MS) return issuedAt
  return Math.max(highWater ?? issuedAt, issuedAt)
}
