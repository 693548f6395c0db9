import { createHash } from 'node:crypto'
import type { AccountPlan, FleetPlan, PartnerKey } from './plan.ts'
import { partners } from './tables/partners.ts'

/** A fleet of the tables with the install codes of its controllers. */
export type Fleet = {
  readonly partner: PartnerKey
  readonly plan: AccountPlan
  readonly fleet: FleetPlan
  readonly codes: readonly string[]
  /** Unlike that of every other fleet. */
  readonly name: string
}

/** Such as SC-1042-9F3A; the same in every world. */
export const installCodeOf = (number: number): string => {
  const tail = createHash('sha256').update(`demo controller ${number}`).digest('hex').slice(0, 4)
  return `SC-${1000 + 7 * number}-${tail.toUpperCase()}`
}

const planned = partners.flatMap(({ key, accounts }) =>
  accounts.flatMap((plan, nth) =>
    plan.fleets.map((fleet, index) => ({ partner: key, plan, fleet, name: `${key}-${nth}-${index}` })),
  ),
)

const unitsOf = (some: readonly { readonly fleet: FleetPlan }[]): number =>
  some.reduce((sum, { fleet }) => sum + fleet.units, 0)

export const fleets: readonly Fleet[] = planned.map((each, index) => {
  const first = unitsOf(planned.slice(0, index))
  return {
    ...each,
    codes: Array.from({ length: each.fleet.units }, (_, unit) => installCodeOf(first + unit)),
  }
})

/** The fleet of the n-th controller of an account, and its install code. */
export const unitIn = (account: string, unit: number): { readonly fleet: Fleet; readonly code: string } => {
  const units = fleets
    .filter(({ plan }) => plan.name === account)
    .flatMap((fleet) => fleet.codes.map((code) => ({ fleet, code })))
  const found = units[unit]
  if (found === undefined) throw new Error(`${account} has no controller ${unit}`)
  return found
}

/** The install code of the controller that replaces the n-th that died. */
export const replacementCode = (nth: number): string => installCodeOf(unitsOf(planned) + nth)
