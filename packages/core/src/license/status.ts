import { addDays, formatDay, startOfDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { hasNoClock } from './current.ts'
import type { LicenseKind } from './kind.ts'
import type { HeldLicense, License } from './license.ts'

export type LicenseState = 'not-started' | 'active' | 'expiring' | 'expired'

/** The status as shown: `text` is the documented form, "Active", "Expiring 2027-03-05", "Expired 2026-01-31". */
export type LicenseStatus = { readonly state: LicenseState; readonly text: string }

/** M8: a paid term is shown as expiring from 90 days before its end; T8: a trial from 14 days before. */
export const EXPIRING_DAYS = { paid: 90, trial: 14 } as const

/** M8: the status of a license at `at`, wherever it is. The day named is that of the exclusive end (M3). */
export const licenseStatus = (license: HeldLicense | License, at: Instant): LicenseStatus => {
  const { startsAt, endsAt } = license
  if (startsAt === null) return hasNoClock(license) ? statusWithoutClock(license) : notStarted
  if (at < startsAt) return { state: 'not-started', text: `Starts ${formatDay(startsAt)}` }
  if (endsAt === null) return active
  if (at >= endsAt) return { state: 'expired', text: `Expired ${formatDay(endsAt)}` }
  if (endsAt >= expiringBefore(license.kind, at)) return active
  return { state: 'expiring', text: `Expiring ${formatDay(endsAt)}` }
}

/** M8: a license of this kind that ends before this instant, and has not ended, is shown as expiring at `at`. */
export const expiringBefore = (kind: LicenseKind, at: Instant): Instant =>
  addDays(startOfDay(at), (kind === 'trial' ? EXPIRING_DAYS.trial : EXPIRING_DAYS.paid) + 1)

const active: LicenseStatus = { state: 'active', text: 'Active' }
const notStarted: LicenseStatus = { state: 'not-started', text: 'Not started' }

/** A right that never ends is active exactly while a controller holds it; a license file lists nothing else. */
const statusWithoutClock = (license: HeldLicense | License): LicenseStatus =>
  'holder' in license && license.holder.at !== 'controller'
    ? { state: 'not-started', text: 'Not activated' }
    : active
