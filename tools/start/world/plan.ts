import type { When } from './when.ts'

/** The tables of `tables/` say what the demo world is; the files of `acts/` make it so. These are their columns. */

export type PartnerKey = 'nordlicht' | 'alpwerk' | 'havbris'

export type ContactPlan = {
  readonly email: string
  readonly name: string
  readonly language: 'en' | 'de'
}

export type AccountPlan = {
  readonly name: string
  readonly added: When
  readonly contacts: readonly ContactPlan[]
  /** A1: each new controller has to be approved. */
  readonly approves?: true
  readonly archived?: When
  readonly fleets: readonly FleetPlan[]
  /** SKUs that were handed on and wait for a controller. */
  readonly waiting?: readonly string[]
}

/** Controllers that were put into service together. */
export type FleetPlan = {
  readonly units: number
  readonly since: When
  /** SKUs that each of them activates at first. */
  readonly holds: readonly string[]
  readonly model?: 'SmartServer Pi' | 'Remote CMS'
  /** In accounts that approve: how many were let in. The others wait. */
  readonly approved?: number
  readonly later?: readonly LaterPlan[]
  /** For how long nobody has heard of them; hours, where it is not said. */
  readonly quietDays?: number
}

/** What the first units of a fleet did later: activated more, or returned everything. */
export type LaterPlan = {
  readonly when: When
  /** All of them, where it is not said. */
  readonly units?: number
} & ({ readonly activates: readonly string[] } | { readonly returns: 'everything' })

export type PersonPlan = {
  readonly email: string
  readonly name: string
  readonly role: 'administrator' | 'operator' | 'viewer'
  readonly language: 'en' | 'de'
}

export type PartnerPlan = {
  readonly key: PartnerKey
  readonly name: string
  readonly people: readonly PersonPlan[]
  readonly accounts: readonly AccountPlan[]
  readonly stock: readonly StockPlan[]
}

/** An order that went into the partner's inventory. */
export type StockPlan = {
  readonly when: When
  readonly reference: string
  readonly lines: readonly (readonly [sku: string, count: number])[]
}

/** Capacity with the maintenance that matches it. */
export const covered = (size: number, months: 12 | 36): readonly string[] => [
  `CAP-${size}`,
  `MNT-${size}-${months}`,
]
