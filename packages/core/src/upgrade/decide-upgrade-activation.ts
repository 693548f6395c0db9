import { paidCapacity } from '../capacity/capacity-at.ts'
import type { License } from '../license/license.ts'
import { coverageAt } from '../maintenance/coverage.ts'
import { MAINTENANCE_GRACE_DAYS } from '../maintenance/decide-maintenance-activation.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { formatDay, wholeDaysBetween } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { upgradeNotNeeded, upgradeReleaseUnknown, upgradeTooSmall } from './refusals.ts'
import { findUpgradeRight } from './upgrade-right.ts'
import { parseVersion } from './version.ts'

/**
 * Spec §2: whether an upgrade license may be activated, which uses it up. It is refused where it would reach nothing,
 * or would be spent on what is allowed already. `currentFeatureRelease` is the newest one published; null = none.
 */
export const decideUpgradeActivation = (
  license: License,
  held: readonly License[],
  at: Instant,
  currentFeatureRelease: string | null,
): Verdict<null> => {
  const required = paidCapacity(held)
  if (license.quantity < required) return refused(upgradeTooSmall(license.quantity, required))
  // T6: one that was used up on a controller that died keeps what it reached; activating it spends nothing.
  if (license.upgradesTo !== null) return granted(null)

  // M4: a controller without capacity upgrades freely.
  if (required === 0) return refused(upgradeNotNeeded('The controller has no capacity', { required }))
  const { covered, endsAt } = coverageAt(held, at)
  if (covered) {
    const until = endsAt === null ? null : formatDay(endsAt)
    return refused(upgradeNotNeeded('Maintenance covers the controller', { required, coveredUntil: until }))
  }
  if (currentFeatureRelease === null) return refused(upgradeReleaseUnknown())
  const current = parseVersion(currentFeatureRelease)
  if (!current.ok) return current
  // M7 (c): one that was bought longer ago opens no way to maintenance any more, so another may be wanted.
  const recent = held.filter(({ issuedAt }) => wholeDaysBetween(issuedAt, at) <= MAINTENANCE_GRACE_DAYS)
  const right = findUpgradeRight(recent, current.value, required)
  if (right !== undefined)
    return refused(
      upgradeNotNeeded(`The controller may upgrade to ${right.upgradesTo} already`, { licenseId: right.id }),
    )
  return granted(null)
}
