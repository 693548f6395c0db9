import { paidCapacity } from '../capacity/capacity-at.ts'
import { isCurrent } from '../license/current.ts'
import type { HeldLicense } from '../license/license.ts'
import { sumOfQuantities } from '../license/sum-of-quantities.ts'
import type { Instant } from '../time/instant.ts'

/** How a controller's maintenance compares with its capacity (M1). The figures are field devices. */
export type Coverage = {
  /** Whether the maintenance meets the capacity. A controller without capacity needs none, so it is covered. */
  readonly covered: boolean
  /** The sum of its paid capacity: what maintenance has to meet. */
  readonly required: number
  /** The sum of its current maintenance. */
  readonly maintained: number
  /** What is lacking; 0 when covered. */
  readonly missing: number
  /** When coverage will be lost if nothing is renewed; null when it is not covered, or needs no maintenance. */
  readonly endsAt: Instant | null
}

/** M1: the sum of all current maintenance must meet or exceed the sum of the capacity; the sizes need not match. */
export const coverageAt = (held: readonly HeldLicense[], at: Instant): Coverage => {
  const required = paidCapacity(held)
  const maintained = maintainedAt(held, at)
  const covered = maintained >= required
  return {
    covered,
    required,
    maintained,
    missing: Math.max(0, required - maintained),
    endsAt: covered && required > 0 ? coverageEnd(held, at, required) : null,
  }
}

/** A trial lends maintenance while it is current; what it must meet is paid capacity only (spec §2: trial). */
export const isMaintenance = ({ kind, trialOf }: HeldLicense): boolean =>
  kind === 'maintenance' || trialOf === 'maintenance'

const maintainedAt = (held: readonly HeldLicense[], at: Instant): number =>
  sumOfQuantities(held.filter((license) => isMaintenance(license) && isCurrent(license, at)))

/** The first end of a term at which what then runs no longer suffices: a renewal that follows on is counted. */
const coverageEnd = (held: readonly HeldLicense[], at: Instant, required: number): Instant | null => {
  const ends = held
    .filter(isMaintenance)
    .flatMap(({ endsAt }) => (endsAt !== null && endsAt > at ? [endsAt] : []))
    .toSorted((a, b) => a - b)
  return ends.find((end) => maintainedAt(held, end) < required) ?? null
}
