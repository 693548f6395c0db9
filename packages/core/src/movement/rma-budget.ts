import type { Policy } from '../policy/policy.ts'
import { addMonths } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

/** T6: how a partner's budget stands. */
export type RmaBudget = {
  /** How many dead controllers the partner may give up itself in 12 months. */
  readonly budget: number
  /** How many were given up in the last 12 months, by whomever; more than the budget where the vendor did some. */
  readonly done: number
  readonly left: number
  /** After this instant the first one is left again; null while one is left, and where the budget is none at all. */
  readonly nextAt: Instant | null
}

/** T6: a dead controller counts for 12 months from the instant on at which it was given up. */
export const rmaBudgetAt = (
  givenUpAt: readonly Instant[],
  { rmaBudgetPerYear: budget }: Pick<Policy, 'rmaBudgetPerYear'>,
  at: Instant,
): RmaBudget => {
  const countUntil = givenUpAt.map((each) => addMonths(each, 12)).filter((until) => at <= until)
  const done = countUntil.length
  const left = Math.max(0, budget - done)
  const nextAt =
    left > 0 || budget === 0 ? null : (countUntil.toSorted((a, b) => a - b)[done - budget] ?? null)
  return { budget, done, left, nextAt }
}
