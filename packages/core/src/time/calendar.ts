import { MS_PER_DAY, type Instant } from './instant.ts'

/**
 * M3: the same day and time of day N calendar months later, in UTC, the day clamped to the month's last:
 * 31 January + 1 month is 28 or 29 February. Negative N counts back.
 */
export const addMonths = (at: Instant, months: number): Instant => {
  const result = new Date(at)
  const day = result.getUTCDate()
  result.setUTCDate(1)
  result.setUTCMonth(result.getUTCMonth() + months)
  result.setUTCDate(Math.min(day, lengthOfMonth(result)))
  return result.getTime()
}

/** The same time of day N days later. UTC has no daylight saving, so each day is 24 hours. */
export const addDays = (at: Instant, days: number): Instant => at + days * MS_PER_DAY

/** Midnight UTC at which the day of `at` began. */
export const startOfDay = (at: Instant): Instant => Math.floor(at / MS_PER_DAY) * MS_PER_DAY

/**
 * How many UTC days the date of `to` is after the date of `from`: a purchase on day 0 is 30 days old all through
 * day 30, whatever the time of day of either. Negative when `to` is earlier.
 */
export const wholeDaysBetween = (from: Instant, to: Instant): number =>
  (startOfDay(to) - startOfDay(from)) / MS_PER_DAY

/** The UTC date as `YYYY-MM-DD` (M8). */
export const formatDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

const lengthOfMonth = (within: Date): number => {
  const last = new Date(within)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return last.getUTCDate()
}
