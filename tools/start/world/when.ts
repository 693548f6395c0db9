import { addDays, addMonths, startOfDay, type Instant } from '@tenure/core'

/** An instant of the demo world, told from the day on which the world was made. */
export type When = (madeAt: Instant) => Instant

const NINE_O_CLOCK_MS = 9 * 60 * 60 * 1000

export const daysAgo =
  (days: number): When =>
  (madeAt) =>
    addDays(madeAt, -days)

/** When maintenance was activated that ends in so many days; before so many, where they are negative. */
export const termEndsIn =
  (days: number, months: 12 | 36 = 12): When =>
  (madeAt) =>
    addMonths(addDays(startOfDay(madeAt), days), -months) + NINE_O_CLOCK_MS

/** When a trial of thirty days was activated that ends in so many days. */
export const trialEndsIn =
  (days: number): When =>
  (madeAt) =>
    addDays(startOfDay(madeAt), days - 30) + NINE_O_CLOCK_MS

/** So many days before another instant. */
export const before =
  (when: When, days: number): When =>
  (madeAt) =>
    addDays(when(madeAt), -days)
