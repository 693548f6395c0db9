import type { HeldLicense } from '../license/license.ts'
import { sumOfQuantities } from '../license/sum-of-quantities.ts'
import { coverageAt, isMaintenance } from '../maintenance/coverage.ts'
import type { Refusal } from '../refusal/refusal.ts'
import type { JudgedTime } from '../time/clock.ts'
import type { Instant } from '../time/instant.ts'
import type { UpgradeFacts } from './facts.ts'
import {
  maintenanceExpired,
  maintenanceMissing,
  maintenanceShort,
  releaseDateUnknown,
  timeUnknown,
  type UpgradeFigures,
} from './refusals.ts'

/** M1, M5: why maintenance does not allow the target; null when it does. */
export const judgeMaintenance = (
  { held, time, releasedAt, upgradeBasis }: UpgradeFacts,
  versions: Pick<UpgradeFigures, 'target' | 'installedLine' | 'required'>,
): Refusal | null => {
  const { target, installedLine, required } = versions
  const maintenance = held.filter(isMaintenance)
  const ever = sumOfQuantities(maintenance)
  // What is not there at all is not there at any time, so this is told before the clock is doubted.
  if (maintenance.length === 0) return maintenanceMissing({ ...versions, maintained: 0, missing: required })
  if (ever < required) return maintenanceShort({ ...versions, maintained: ever, missing: required - ever })

  const coverage = coverageAt(held, time.at)
  if (time.certain && coverage.covered) return null
  const byRelease = upgradeBasis === 'released-at'
  if (byRelease && releasedAt !== null && reachedRelease(held, releasedAt, time)) return null
  // O5: doubt about the time freezes what depends on it, until a fresh document arrives.
  if (!time.certain) return timeUnknown(target, installedLine)
  if (byRelease && releasedAt === null) return releaseDateUnknown(target, installedLine)

  const { maintained, missing } = coverage
  const ends = maintenance.flatMap(({ endsAt }) => (endsAt !== null && endsAt <= time.at ? [endsAt] : []))
  return maintained > 0 || ends.length === 0
    ? maintenanceShort({ ...versions, maintained, missing })
    : maintenanceExpired({ ...versions, maintained, missing }, Math.max(...ends))
}

/**
 * M5 `released-at`: a release published before the end stays allowed for ever, so no present time is asked, only that
 * the coverage has begun. It begins at the start of a term; terms that never ran side by side do not add up (M1). A
 * trial lends its right for its own short time only (spec §2).
 */
const reachedRelease = (held: readonly HeldLicense[], releasedAt: Instant, time: JudgedTime): boolean => {
  const bought = held.filter(({ kind }) => kind !== 'trial')
  return bought.filter(isMaintenance).some(({ startsAt }) => {
    if (startsAt === null || startsAt > time.at) return false
    const { covered, endsAt } = coverageAt(bought, startsAt)
    return covered && endsAt !== null && releasedAt < endsAt
  })
}
