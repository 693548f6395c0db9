import { isCurrent } from '../license/current.ts'
import type { HeldLicense } from '../license/license.ts'
import { sumOfQuantities } from '../license/sum-of-quantities.ts'
import type { Instant } from '../time/instant.ts'

/** C1: how many field devices a controller may run at `at`: its capacity licenses, and trials while they last. */
export const capacityAt = (held: readonly HeldLicense[], at: Instant): number =>
  paidCapacity(held) +
  sumOfQuantities(held.filter((license) => license.trialOf === 'capacity' && isCurrent(license, at)))

/** C1: the bought capacity. It never expires (spec §2), so no time is asked; trials do not count (M1). */
export const paidCapacity = (held: readonly HeldLicense[]): number =>
  sumOfQuantities(held.filter(({ kind }) => kind === 'capacity'))
