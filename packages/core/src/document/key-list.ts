import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { documentKeyNotValidThen, documentKeyUnknown } from './refusals.ts'

/** The vendor's signing keys as the offline root states them (O7), after decoding. */
export type KeyList = {
  /** Strictly rising; a controller keeps the list with the highest. */
  readonly serial: number
  readonly issuedAt: Instant
  readonly keys: readonly SigningKey[]
}

export type SigningKey = {
  /** What a document's header names it by: 1 to 43 characters of base64url. */
  readonly kid: string
  /** The Ed25519 public key: 32 bytes in 43 characters of base64url (`x` of RFC 8037). */
  readonly x: string
  /** It signs from `from`, inclusive, to `until`, exclusive. */
  readonly from: Instant
  readonly until: Instant
}

/** Far more than a rotation needs, and small enough for a controller to hold. */
export const MAX_KEYS_PER_LIST = 32

/**
 * O7: the key that a document names, if it was valid when the document was signed; else `document-key-unknown`. A
 * key that was retired keeps verifying what it signed in its time; one that was stolen is taken off the list.
 */
export const keyAt = (list: KeyList, kid: string, signedAt: Instant): Verdict<SigningKey> => {
  const key = list.keys.find((each) => each.kid === kid)
  if (key === undefined) return refused(documentKeyUnknown(kid, list.serial))
  if (signedAt < key.from || signedAt >= key.until)
    return refused(documentKeyNotValidThen(kid, signedAt, key.from, key.until))
  return granted(key)
}

/**
 * O7: the key to sign with at `at`: the newest on the list that controllers take for valid then; null where none is. A
 * document states whole seconds, so `at` is cut to them. After a rotation on a machine whose clock is ahead that is the
 * key before: what the new one signed too early would never be believed, and O3 would repeat it for ever.
 */
export const signingKeyAt = (list: KeyList, at: Instant): SigningKey | null => {
  const stated = Math.floor(at / 1000) * 1000
  return list.keys.findLast(({ from, until }) => from <= stated && stated < until) ?? null
}
