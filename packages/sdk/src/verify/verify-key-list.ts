import { decodeKeyList, refused, type KeyList, type Verdict } from '@tenure/core'
import { documentTypes, openDocument, verifySignature } from './compact-jws.ts'
import { otherDocument, rootUnknown } from './refusals.ts'

/** The vendor's offline root, pinned: what it signed is believed, and nothing else is. */
export type RootKey = {
  /** The name key lists give it; any name is taken where none is pinned. */
  readonly kid?: string | undefined
  /** The Ed25519 public key, 43 characters of base64url (`x` of RFC 8037). */
  readonly x: string
}

/**
 * O7: reads a key list that the pinned root signed.
 *
 * Refuses with `document-unreadable`, `document-key-unknown` (another root) or `signature-invalid`.
 */
export const verifyKeyList = async (text: string, root: RootKey): Promise<Verdict<KeyList>> => {
  const opened = openDocument(text)
  if (!opened.ok) return opened
  const { type, kid, claims } = opened.value
  if (type !== 'tenure-keys+jws') return refused(otherDocument(documentTypes[type], 'key list'))
  if (root.kid !== undefined && kid !== root.kid) return refused(rootUnknown(kid ?? '', root.kid))
  const verified = await verifySignature(opened.value, root.x)
  return verified.ok ? decodeKeyList(claims) : verified
}

/** The pinned root from a JWK, such as a file has it.
 * @throws TypeError when it is not an Ed25519 public key. */
export const readRootKey = (jwk: unknown): RootKey => {
  const members = typeof jwk === 'object' && jwk !== null ? (jwk as Readonly<Record<string, unknown>>) : {}
  const { kty, crv, x, kid } = members
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(x))
    throw new TypeError('the root key is not an Ed25519 public key in JWK form')
  return typeof kid === 'string' ? { kid, x } : { x }
}
