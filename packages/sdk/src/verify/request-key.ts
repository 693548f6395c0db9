import { fromBase64url } from '@tenure/core'

/** The public key of a controller, as it stands in the header of its requests. */
export type ControllerJwk =
  /** RFC 8037: a key in a file. */
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  /** RFC 7518 §6.2: a key in a TPM 2.0, which knows no Ed25519. */
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** The algorithm a request is signed with follows from its key, and from nothing else (RFC 8725 §3.1). */
export type RequestAlgorithm = 'EdDSA' | 'ES256'
export const algorithmOf = ({ kty }: ControllerJwk): RequestAlgorithm => (kty === 'OKP' ? 'EdDSA' : 'ES256')

/**
 * The key in the header of a request; null where it is none that Tenure knows. Exactly the members of its kind, each
 * coordinate 32 bytes of canonical base64url, so that a key has one text and one thumbprint. Whether the point is on
 * the curve is asked when the signature is verified.
 */
export const readControllerJwk = (jwk: Readonly<Record<string, unknown>>): ControllerJwk | null => {
  const { kty, crv, x, y } = jwk
  const members = Object.keys(jwk).length
  if (!isCoordinate(x)) return null
  if (kty === 'OKP' && crv === 'Ed25519' && members === 3) return { kty, crv, x }
  if (kty === 'EC' && crv === 'P-256' && members === 4 && isCoordinate(y)) return { kty, crv, x, y }
  return null
}

const isCoordinate = (text: unknown): text is string =>
  typeof text === 'string' && fromBase64url(text)?.length === 32

/** Half the order of the group of P-256 (FIPS 186-5; SEC 2 §2.4.2), rounded down, big-endian. */
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n

/**
 * O3: whoever sees an ECDSA signature (r, s) can make a second one, (r, n − s), and with it a second text of the same
 * request. So only the lower of both counts. `signature` is r and s, 32 bytes each.
 */
export const hasLowS = (signature: Uint8Array): boolean =>
  signature.subarray(32).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) <= HALF_ORDER
