import {
  EARLIEST_CLOCK,
  highWaterAfterDocument,
  judgeClock,
  type Instant,
  type JudgedTime,
} from '@tenure/core'
import type { StateFiles } from '../state/state-files.ts'

/** Where time comes from; an argument, so that tests bring their own. */
export type TimeSource = {
  /** The controller's own clock, which may be wrong (O5). */
  readonly wallClock: () => Instant
  /** Milliseconds since some moment of this run; never goes back. */
  readonly monotonicMs: () => number
}

export type ControllerClock = {
  /** The time to judge by, and whether it is certain (O5). Remembers the highest time it has shown. */
  readonly judge: () => JudgedTime
  /** Learns from a license file that was taken in. */
  readonly learn: (issuedAt: Instant, came: Came) => void
}

/** How a document came here. */
export type Came = {
  readonly by: 'network' | 'hand'
  /** Since the request it answers was signed, on the monotonic clock; null where that was not in this run. */
  readonly sinceAskedMs: number | null
}

/** O5: an answer that took longer may have been held back until the time it tells had passed; it thaws nothing. */
const FRESH_WITHIN_MS = 7 * 24 * 3_600_000

/** The flash of a controller is spared: the high water is written when it has risen by this much. */
const WRITE_EVERY_MS = 3_600_000

/** O5: judges what time it is from the controller's own clock and from what it has seen before. */
export const openControllerClock = (
  time: TimeSource,
  stored: StateFiles['clock'],
  newestDocumentAt: () => Instant | null,
): ControllerClock => {
  let written = stored.read()?.highWaterAt ?? null
  let highWater = written
  let fresh: { readonly at: Instant; readonly monotonicMs: number } | null = null

  const keep = (at: Instant, always: boolean): void => {
    highWater = at
    if (!always && written !== null && at - written < WRITE_EVERY_MS && at >= written) return
    try {
      stored.write({ highWaterAt: at })
      written = at
    } catch {
      // T8: a disk that is full must not keep the devices from being judged; it is written once there is room.
    }
  }

  return {
    judge: () => {
      const ownClock = time.wallClock()
      const freshAt = fresh === null ? null : fresh.at + (time.monotonicMs() - fresh.monotonicMs)
      const judged = judgeClock({ ownClock, highWater, documentAt: newestDocumentAt(), freshAt })
      if (ownClock >= EARLIEST_CLOCK && ownClock > (highWater ?? 0)) keep(ownClock, false)
      return judged
    },
    learn: (issuedAt, { by, sinceAskedMs }) => {
      if (sinceAskedMs !== null && sinceAskedMs <= FRESH_WITHIN_MS)
        fresh = { at: issuedAt, monotonicMs: time.monotonicMs() }
      keep(highWaterAfterDocument(highWater, issuedAt, by === 'network' ? sinceAskedMs : null), true)
    },
  }
}
