import type { PersonPlan } from './plan.ts'
import { partners } from './tables/partners.ts'
import { vendorPeople } from './tables/vendor.ts'

/** A world of another version is not gone on with. */
export const WORLD_VERSION = 2

export type DemoPerson = PersonPlan & {
  readonly password: string
  /** Null: of the vendor. */
  readonly partner: string | null
}

/** All who can sign in, with whom they work for. */
export const demoPeople: readonly Omit<DemoPerson, 'password'>[] = [
  ...vendorPeople.map((person) => ({ ...person, partner: null })),
  ...partners.flatMap(({ name, people }) => people.map((person) => ({ ...person, partner: name }))),
]
