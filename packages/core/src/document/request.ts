import type { Instant } from '../time/instant.ts'

/** What a controller says in an exchange request (design §3), after decoding. IDs are canonical UUIDs. */
export type ExchangeRequest = {
  readonly installCode: string
  /** The account it wants to draw from; needed for `want` and for a controller that is not known yet (A1). */
  readonly customerId: string | null
  /** Generation of the license file it holds; 0 = none. */
  readonly generation: number
  /** Hash of that file, over its claims as signed; null when it holds none. */
  readonly previous: string | null
  /** The `next` token of that file, given back so that a fork shows itself (O6); null when it holds none. */
  readonly next: string | null
  /** License IDs to activate. */
  readonly want: readonly string[]
  /** License IDs it has given up and returns (O4). */
  readonly give: readonly string[]
  readonly model: string
  readonly softwareVersion: string
  /** Seats taken by licensed field devices, and field devices that exist. */
  readonly seatsUsed: number
  readonly devices: number
  /** The controller's clock when it signed, and whether it trusts it (O5). */
  readonly at: Instant
  readonly clock: 'ok' | 'unknown'
  /** Serial of the key list it holds; 0 = none (O7). */
  readonly keyListSerial: number
  /** 22 characters of base64url: makes each request its own. */
  readonly nonce: string
  /** M9: to whom the Owner wants notices sent; empty = to nobody; absent = as the service knows it. */
  readonly noticeEmails?: readonly string[]
}

/** A1, O3: a request names at most this many licenses to want and to give. */
export const MAX_LICENSES_PER_REQUEST = 200

/** M9: the Owner names at most so many addresses. */
export const MAX_NOTICE_EMAILS = 5
