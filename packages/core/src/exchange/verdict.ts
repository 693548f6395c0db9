import type { HeldLicense } from '../license/license.ts'
import type { Facts, Refusal } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { AccountFacts, KnownController } from './facts.ts'

/** What is to be done about a request. The service does exactly this, in one transaction, and then signs. */
export type ExchangeVerdict =
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly cases: readonly CaseFound[] }
  /** Send the stored answer again, byte for byte. */
  | { readonly outcome: 'repeated' }
  | ({ readonly outcome: 'answered' } & ExchangeAnswer)

export type ExchangeAnswer = {
  readonly generation: number
  /** Where the controller belongs from now on, and how it stands there. */
  readonly account: AccountFacts
  readonly status: KnownController['status']
  /** True when the account meets this controller for the first time: its contacts hear of it (A1). */
  readonly joins: boolean
  readonly activations: readonly Activation[]
  /** License IDs that go back to the account. */
  readonly returns: readonly string[]
  /** What was asked for and not done, license by license. */
  readonly refusals: readonly LicenseRefusal[]
  readonly cases: readonly CaseFound[]
  /** All the controller holds afterwards, by License ID: the content of the license file. */
  readonly licenses: readonly HeldLicense[]
  readonly firstCapacityAt: Instant | null
}

export type Activation = {
  readonly licenseId: string
  /** The term as it stands from now on: a running clock is kept (M2). */
  readonly startsAt: Instant | null
  readonly endsAt: Instant | null
  readonly upgradesTo: string | null
}

export type LicenseRefusal = { readonly licenseId: string } & Refusal

/** Something a person should look at (spec: "opens a case"), with the evidence as figures. */
export type CaseFound = { readonly kind: CaseKind; readonly evidence: Facts }

export type CaseKind =
  'key-changed' | 'generation-behind' | 'service-behind' | 'dead-unit-seen' | 'approval-wanted'
