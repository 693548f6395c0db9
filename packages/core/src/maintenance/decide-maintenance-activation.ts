import { paidCapacity } from '../capacity/capacity-at.ts'
import type { License } from '../license/license.ts'
import type { Policy } from '../policy/policy.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { wholeDaysBetween } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { coverageAt, isMaintenance } from './coverage.ts'
import { maintenanceTooLate } from './refusals.ts'

export type MaintenanceActivation = {
  readonly license: License
  /** What the controller holds before. */
  readonly held: readonly License[]
  /** When its first capacity was activated; null when it never had any. */
  readonly firstCapacityAt: Instant | null
  readonly at: Instant
  readonly policy: Policy
}

/** M7: maintenance can follow a purchase for so many whole days: on day 30 still, on day 31 no more. */
export const MAINTENANCE_GRACE_DAYS = 30

/** M7: whether a maintenance license may be activated on this controller. */
export const decideMaintenanceActivation = (facts: MaintenanceActivation): Verdict<null> => {
  const { license, held, firstCapacityAt, at, policy } = facts
  // M2: a running clock can be activated anywhere.
  if (license.startsAt !== null) return granted(null)
  if (policy.lateMaintenance === 'allowed') return granted(null)
  if (paidCapacity(held) === 0) return granted(null)

  const isRecent = (since: Instant): boolean => wholeDaysBetween(since, at) <= MAINTENANCE_GRACE_DAYS
  if (isStillCovered(held, at, isRecent)) return granted(null) // (a)
  if (firstCapacityAt !== null && isRecent(firstCapacityAt)) return granted(null) // (b)
  if (held.some(({ kind, issuedAt }) => kind === 'upgrade' && isRecent(issuedAt))) return granted(null) // (c)
  return refused(maintenanceTooLate(paidCapacity(held), lastCoveredUntil(held, at), MAINTENANCE_GRACE_DAYS))
}

/**
 * M7 (a). Capacity bought in the last 30 days is left out: who adds devices to a covered controller, and their
 * maintenance after them, let nothing lapse.
 */
const isStillCovered = (
  held: readonly License[],
  at: Instant,
  isRecent: (since: Instant) => boolean,
): boolean => {
  // Spec §2: a trial has no effect on the paid clocks, so it does not keep this door open either.
  const bought = held.filter(({ kind }) => kind !== 'trial')
  if (coverageAt(bought, at).covered) return true
  const established = bought.filter(({ kind, issuedAt }) => kind !== 'capacity' || !isRecent(issuedAt))
  return paidCapacity(established) > 0 && coverageAt(established, at).covered
}

/** The last end of a term at which maintenance stopped meeting today's capacity; null when it never met it. */
const lastCoveredUntil = (held: readonly License[], at: Instant): Instant | null => {
  const coveredUntil = held
    .filter(isMaintenance)
    .flatMap(({ endsAt }) => (endsAt !== null && endsAt <= at ? [endsAt] : []))
    .filter((end) => coverageAt(held, end - 1).covered)
  return coveredUntil.length === 0 ? null : Math.max(...coveredUntil)
}
