import type { Instant } from '../time/instant.ts'
import type { HeldLicense, License } from './license.ts'

/** Whether the right counts at `at`: its term has begun and not ended (M3: the end is exclusive), or it never ends. */
export const isCurrent = (license: HeldLicense | License, at: Instant): boolean =>
  license.startsAt === null
    ? hasNoClock(license)
    : license.startsAt <= at && (license.endsAt === null || at < license.endsAt)

/**
 * Whether a license without a start has no clock at all, rather than one that has not started. A license file does
 * not state the term, but whatever it lists was activated, so there only the kinds tell.
 */
export const hasNoClock = (license: HeldLicense | License): boolean => {
  if (license.startsAt !== null) return false
  if ('term' in license) return license.term.unit === 'perpetual' || license.term.unit === 'single-use'
  return license.kind !== 'maintenance' && license.kind !== 'trial'
}
