import {
  decideByVersions,
  decideUpgrade,
  type JudgedTime,
  type UpgradeAllowed,
  type UpgradeTarget,
} from '@tenure/core'
import type { LicenseState } from '../exchange/license-state.ts'
import { done, notDone, type Result } from '../result.ts'
import { upgradeNotJudged } from './refusals.ts'

/** Why it may be installed, and on whose word: the signed manifest, or the version's name. */
export type UpgradeAnswer = UpgradeAllowed & Pick<UpgradeTarget, 'target' | 'kind' | 'from'>

export type UpgradeFacts = {
  readonly installed: string
  readonly release: UpgradeTarget
  readonly state: Pick<LicenseState, 'licenses' | 'stored' | 'problem'>
  readonly time: JudgedTime
}

/** M4: whether a release may be installed over what runs now. Needs no service: the license file says it all. */
export const canUpgrade = ({ installed, release, state, time }: UpgradeFacts): Result<UpgradeAnswer> => {
  const { target, kind, releasedAt, from } = release
  const verdict =
    state.problem === null
      ? decideUpgrade({
          installed,
          target,
          targetKind: kind,
          releasedAt,
          held: state.licenses,
          time,
          upgradeBasis: state.stored?.file.upgradeBasis ?? 'installed-at',
        })
      : judgeWithoutLicenses(installed, release, state.problem)
  return verdict.ok ? done({ ...verdict.value, target, kind, from }) : verdict
}

/**
 * A license file that does not count must not be read as one that lists no capacity, or damaging it would open every
 * upgrade. What needs no license stays allowed.
 */
const judgeWithoutLicenses = (
  installed: string,
  { target, kind }: UpgradeTarget,
  problem: NonNullable<LicenseState['problem']>,
): Result<UpgradeAllowed> => {
  const allowed = decideByVersions({ installed, target, targetKind: kind })
  if (!allowed.ok) return allowed
  return allowed.value === null ? notDone(upgradeNotJudged(target, problem)) : done(allowed.value)
}
