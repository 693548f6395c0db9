import { paidCapacity } from '../capacity/capacity-at.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { UpgradeFacts } from './facts.ts'
import { judgeMaintenance } from './judge-maintenance.ts'
import { findUpgradeRight } from './upgrade-right.ts'
import {
  compareFeatureLines,
  compareVersions,
  featureLine,
  formatVersion,
  isBeforeLicensing,
  parseVersion,
  releaseKind,
  type ReleaseKind,
  type Version,
} from './version.ts'

/** Why an upgrade is allowed. */
export type UpgradeReason =
  | 'zero-capacity'
  | 'before-licensing'
  | 'not-newer'
  | 'same-feature-line'
  | 'platform-release'
  | 'upgrade-license'
  | 'maintenance'

export type UpgradeAllowed = { readonly reason: UpgradeReason; readonly sentence: string }

/** M4, M5: whether the software `target` may be installed over `installed`. The cheapest reason is named. */
export const decideUpgrade = (facts: UpgradeFacts): Verdict<UpgradeAllowed> => {
  const required = paidCapacity(facts.held)
  // M4, C7, case 8: a controller without capacity upgrades freely.
  if (required === 0)
    return allowed('zero-capacity', 'The controller has no capacity, so it needs no maintenance.')

  const installed = parseVersion(facts.installed)
  if (!installed.ok) return installed
  const target = parseVersion(facts.target)
  if (!target.ok) return target
  const ungated = decideByVersions(facts)
  if (!ungated.ok) return ungated
  if (ungated.value !== null) return granted(ungated.value)

  const right = findUpgradeRight(facts.held, target.value, required)
  if (right !== undefined)
    return allowed(
      'upgrade-license',
      `An upgrade license of ${right.quantity} devices reaches ${right.upgradesTo}.`,
    )

  const refusal = judgeMaintenance(facts, {
    target: formatVersion(target.value),
    installedLine: featureLine(installed.value),
    required,
  })
  if (refusal !== null) return refused(refusal)
  return allowed('maintenance', `Maintenance covers the capacity of ${required} devices.`)
}

/** What needs no license, whatever the controller holds; null when maintenance or an upgrade license decides. */
export const decideByVersions = (
  facts: Pick<UpgradeFacts, 'installed' | 'target' | 'targetKind'>,
): Verdict<UpgradeAllowed | null> => {
  const installed = parseVersion(facts.installed)
  if (!installed.ok) return installed
  const target = parseVersion(facts.target)
  if (!target.ok) return target
  return granted(judgeVersions(installed.value, target.value, facts.targetKind ?? releaseKind(target.value)))
}

/** What the two versions alone allow; null when maintenance or an upgrade license is needed. */
const judgeVersions = (
  installed: Version,
  target: Version,
  targetKind: ReleaseKind,
): UpgradeAllowed | null => {
  // C7, case 14.
  if (isBeforeLicensing(installed))
    return {
      reason: 'before-licensing',
      sentence: 'Software before 3.3 is not licensed; nothing is checked.',
    }
  // M4, case 4.
  if (compareVersions(target, installed) <= 0)
    return { reason: 'not-newer', sentence: 'The same and older versions are always allowed.' }
  // M4, case 5: an update brings no newer feature line; one of a newer line brings that line's features.
  if (compareFeatureLines(target, installed) <= 0)
    return {
      reason: 'same-feature-line',
      sentence: `Updates of ${featureLine(installed)} are always allowed.`,
    }
  // M4: platform releases are not gated.
  if (targetKind === 'platform')
    return { reason: 'platform-release', sentence: 'Platform releases need no maintenance.' }
  return null
}

const allowed = (reason: UpgradeReason, sentence: string): Verdict<UpgradeAllowed> =>
  granted({ reason, sentence })
