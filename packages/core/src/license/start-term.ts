import { addDays, addMonths, startOfDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { HeldLicense, License } from './license.ts'

/** First instant (inclusive) and end (exclusive) of a term; both null where the kind has no clock. */
export type StartedTerm = { readonly startsAt: Instant | null; readonly endsAt: Instant | null }

/**
 * The term of a license from this activation on. `held` is what the controller holds already: a renewal with
 * `after-current` follows it.
 */
export const startTerm = (license: License, at: Instant, held: readonly HeldLicense[]): StartedTerm => {
  // M2: the clock started at the first activation and never stops, so there is nothing to start again.
  if (license.startsAt !== null) return { startsAt: license.startsAt, endsAt: license.endsAt }
  const { term } = license
  switch (term.unit) {
    case 'perpetual':
    case 'single-use':
      return { startsAt: null, endsAt: null }
    case 'months': {
      const startsAt = termStartsAt(license, at, held)
      return { startsAt, endsAt: addMonths(startsAt, term.count) }
    }
    case 'days': {
      const startsAt = termStartsAt(license, at, held)
      return { startsAt, endsAt: addDays(startsAt, term.count) }
    }
  }
}

/** M3: the start of the day, or with `after-current` where the last of the same right on the controller ends. */
const termStartsAt = (license: License, at: Instant, held: readonly HeldLicense[]): Instant => {
  const today = startOfDay(at)
  if (license.termStart === 'at-activation') return today
  const ends = held
    .filter((each) => each.kind === license.kind && each.trialOf === license.trialOf)
    .map((each) => each.endsAt ?? today)
  return Math.max(today, ...ends)
}
