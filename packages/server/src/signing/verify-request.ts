import { fromBase64url } from '@tenure/core'
import { calculateJwkThumbprint, compactVerify } from 'jose'
import { hashDocument } from './hash-document.ts'

export type VerifiedRequest = {
  /** The claims as JSON gave them, of any shape: `decodeRequest` of core says whether they are a request. */
  readonly claims: unknown
  /** Of the key that signed it: RFC 7638, SHA-256, 43 characters of base64url. */
  readonly thumbprint: string
  /** Of the request as it came, to the byte (O3). */
  readonly hash: string
}

/** Far more than a request that wants and gives 200 licenses each has; what is longer is not looked at. */
export const MAX_REQUEST_BYTES = 20_000

/**
 * Verifies a request, a compact JWS, by the key in its own header (O2); null when its signature does not hold or its
 * form is not the only one there is. Whose key it is, is for the caller to ask.
 */
export const verifyRequest = async (jws: string): Promise<VerifiedRequest | null> => {
  if (Buffer.byteLength(jws) > MAX_REQUEST_BYTES) return null
  const parts = jws.split('.')
  // Canonical base64url only: else one request would have several texts, each with a hash of its own (O3).
  const [header, claims, signature] = parts.map(fromBase64url)
  if (parts.length !== 3 || !header || !claims || signature?.length !== 64) return null
  const x = keyOf(jsonOf(header))
  if (x === null) return null
  const jwk = { kty: 'OKP', crv: 'Ed25519', x }
  try {
    await compactVerify(jws, jwk, { algorithms: ['EdDSA'] })
  } catch {
    return null
  }
  const json = jsonOf(claims)
  if (json === undefined) return null
  return { claims: json, thumbprint: await calculateJwkThumbprint(jwk, 'sha256'), hash: hashDocument(jws) }
}

/**
 * `x` of the key in the header. RFC 8725 §3.1, §3.11: algorithm, type and kind of key are what we expect, never what
 * the document prefers; and nothing else may stand there, neither `crit` nor a private key.
 */
const keyOf = (header: unknown): string | null => {
  if (!isObject(header) || !hasExactly(header, 'alg', 'typ', 'jwk')) return null
  const { alg, typ, jwk } = header
  if (alg !== 'EdDSA' || typ !== 'tenure-request+jws') return null
  if (!isObject(jwk) || !hasExactly(jwk, 'kty', 'crv', 'x')) return null
  const { kty, crv, x } = jwk
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') return null
  return fromBase64url(x)?.length === 32 ? x : null
}

const hasExactly = (object: object, ...names: readonly string[]): boolean =>
  Object.keys(object).length === names.length && names.every((name) => Object.hasOwn(object, name))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
