import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import {
  assertReadable,
  base64urlOf,
  integer,
  listOf,
  matching,
  numericDate,
  objectOf,
  oneOf,
  readClaims,
  toNumericDate,
} from './claims.ts'
import { MAX_KEYS_PER_LIST, type KeyList } from './key-list.ts'
import { documentUnreadable } from './refusals.ts'

/**
 * The payload of a `tenure-keys+jws`: a JWK Set (RFC 7517 §5) of Ed25519 keys (RFC 8037), each with its validity as
 * `nbf` and `exp`, and the list's own `ser`ial and `iat`.
 */
export type KeyListClaims = {
  readonly v: 1
  readonly ser: number
  readonly iat: number
  readonly keys: readonly KeyClaims[]
}

export type KeyClaims = {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly kid: string
  readonly x: string
  readonly nbf: number
  readonly exp: number
}

const keyClaims = objectOf({
  kty: oneOf('OKP'),
  crv: oneOf('Ed25519'),
  kid: matching(/^[A-Za-z0-9_-]{1,43}$/, 'a key ID of 1 to 43 characters of base64url'),
  x: base64urlOf(32, 'an Ed25519 public key'),
  nbf: numericDate,
  exp: numericDate,
} satisfies Record<keyof KeyClaims, unknown>)

const keyListClaims = objectOf({
  v: oneOf(1),
  ser: integer(1, 1_000_000_000),
  iat: numericDate,
  keys: listOf(keyClaims, 1, MAX_KEYS_PER_LIST),
} satisfies Record<keyof KeyListClaims, unknown>)

/** The claims of a key list, in the order in which they are signed. Throws a RangeError where a value is malformed. */
export const encodeKeyList = (list: KeyList): KeyListClaims => {
  const claims: KeyListClaims = {
    v: 1,
    ser: list.serial,
    iat: toNumericDate(list.issuedAt),
    keys: list.keys.map(({ kid, x, from, until }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      kid,
      x,
      nbf: toNumericDate(from),
      exp: toNumericDate(until),
    })),
  }
  assertReadable(decodeKeyList(claims))
  return claims
}

/** Reads the claims of a key list whose signature is verified; else `document-unreadable`, naming the member. */
export const decodeKeyList = (claims: unknown): Verdict<KeyList> => {
  const read = readClaims('key list', claims, keyListClaims)
  if (!read.ok) return read
  const { ser, iat, keys } = read.value
  const kids = new Set<string>()
  for (const [index, { kid, nbf, exp }] of keys.entries()) {
    if (kids.has(kid))
      return refused(
        documentUnreadable('key list', `keys[${index}].kid`, 'names a key that was listed before'),
      )
    if (exp <= nbf) return refused(documentUnreadable('key list', `keys[${index}].exp`, 'is not after nbf'))
    kids.add(kid)
  }
  return granted({
    serial: ser,
    issuedAt: iat,
    keys: keys.map(({ kid, x, nbf, exp }) => ({ kid, x, from: nbf, until: exp })),
  })
}
