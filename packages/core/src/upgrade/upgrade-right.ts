import type { HeldLicense } from '../license/license.ts'
import { compareFeatureLines, parseVersion, type Version } from './version.ts'

/**
 * Spec §2: the activated upgrade license that allows `target`: it reaches the target's feature line, and is at least
 * as large as the paid capacity. One license must suffice; they do not add up. Undefined when there is none.
 */
export const findUpgradeRight = (
  held: readonly HeldLicense[],
  target: Version,
  required: number,
): HeldLicense | undefined =>
  held.find((license) => {
    if (license.kind !== 'upgrade' || license.upgradesTo === null || license.quantity < required) return false
    const reached = parseVersion(license.upgradesTo)
    return reached.ok && compareFeatureLines(target, reached.value) <= 0
  })
