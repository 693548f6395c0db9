import {
  EARLIEST_CLOCK,
  highWaterAfterDocument,
  judgeClock,
  judgeOwnClock,
  type ClockEvidence,
  type Instant,
  type JudgedTime,
  type OwnClock,
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
  /** What the controller's own clock is worth, and what it shows. */
  readonly own: () => { readonly standing: OwnClock; readonly shows: Instant }
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
  let fresh: { readonly at: Instant; readonly by: Instant; readonly monotonicMs: number } | null = null

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

  const evidence = (ownClock: Instant): ClockEvidence => {
    const sinceMs = fresh === null ? 0 : time.monotonicMs() - fresh.monotonicMs
    const counted = fresh === null ? {} : { freshAt: fresh.at + sinceMs, freshBy: fresh.by + sinceMs }
    return { ownClock, highWater, documentAt: newestDocumentAt(), ...counted }
  }

  return {
    judge: () => {
      const ownClock = time.wallClock()
      const judged = judgeClock(evidence(ownClock))
      const isEvidence = ownClock >= EARLIEST_CLOCK && judged.at === ownClock
      if (isEvidence && ownClock > (highWater ?? 0)) keep(ownClock, false)
      return judged
    },
    own: () => {
      const shows = time.wallClock()
      return { standing: judgeOwnClock(evidence(shows)), shows }
    },
    learn: (issuedAt, { by, sinceAskedMs }) => {
      const waitedMs = sinceAskedMs !== null && sinceAskedMs <= FRESH_WITHIN_MS ? sinceAskedMs : null
      if (waitedMs !== null)
        fresh = { at: issuedAt, by: issuedAt + waitedMs, monotonicMs: time.monotonicMs() }
      keep(highWaterAfterDocument(highWater, issuedAt, { by, waitedMs }), true)
    },
  }
}
