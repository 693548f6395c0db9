import type { ExchangeRequest } from '../document/request.ts'
import type { License } from '../license/license.ts'
import type { Policy } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'

/** What the service knows when it decides an exchange. Loaded under locks; nothing in it changes until the commit. */
export type ExchangeFacts = {
  readonly at: Instant
  readonly request: ExchangeRequest
  /** Of the key that signed the request (RFC 7638). */
  readonly keyThumbprint: string
  /** Whether this very request, byte for byte, was answered before (O3). */
  readonly answeredBefore: boolean
  /** The controller with the request's install code; null when the service meets it for the first time. */
  readonly controller: KnownController | null
  /** The account that the request's Customer ID names; null when it names none. */
  readonly named: AccountFacts | null
  /** Everything the controller holds. */
  readonly held: readonly License[]
  /** Those of `request.want` that belong to the named account or to a controller of it. The rest is "not found" (A4). */
  readonly offered: readonly License[]
  /** The newest published feature release, such as "3.5"; null while none is published. */
  readonly currentFeatureRelease: string | null
  readonly policy: Policy
}

export type KnownController = {
  readonly id: string
  readonly keyThumbprint: string
  readonly generation: number
  /** Hash of the license file of that generation; null before the first. */
  readonly lastFileHash: string | null
  /** `pending`: waits for the account's approval (A1). `replaced`: given up by RMA (T6). */
  readonly status: 'active' | 'pending' | 'replaced'
  readonly account: AccountFacts
  /** When its first capacity was activated, for M7 (b). */
  readonly firstCapacityAt: Instant | null
}

export type AccountFacts = {
  readonly id: string
  readonly partnerId: string
  readonly name: string
  readonly archived: boolean
  /** A1: each new controller must be approved before it activates. */
  readonly approvesControllers: boolean
}
