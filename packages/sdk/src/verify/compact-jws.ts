import { fromBase64url, granted, refused, type DocumentName, type Verdict } from '@tenure/core'
import { compactVerify } from 'jose'
import { algorithmOf, hasLowS, readControllerJwk, type ControllerJwk } from './request-key.ts'
import { documentBroken, signatureFails } from './refusals.ts'

/** The documents of Tenure by the `typ` of their header. */
export const documentTypes = {
  'tenure-request+jws': 'request',
  'tenure-license+jws': 'license file',
  'tenure-keys+jws': 'key list',
  'tenure-release+jws': 'release manifest',
} as const satisfies Record<string, DocumentName>
export type DocumentType = keyof typeof documentTypes

/** A document taken apart and not yet believed. */
export type OpenedDocument = {
  /** As it came, to the byte. */
  readonly jws: string
  readonly type: DocumentType
  /** Names the vendor's key; null on a request, which carries its own. */
  readonly kid: string | null
  /** The controller's key in the header of a request; null elsewhere. */
  readonly jwk: ControllerJwk | null
  /** JSON as it was signed. */
  readonly claimsText: string
  /** The same, parsed: of any shape. */
  readonly claims: unknown
}

/** Far more than any document has; what is longer is not looked at. */
export const MAX_DOCUMENT_CHARACTERS = 20_000

/**
 * Takes a compact JWS apart without believing it. Strict, so that a document has one text only, and with it one hash
 * (O3): three parts of canonical base64url, no white space around them, one of these types, no other header member
 * than the type has, and `alg` EdDSA; on a request that of the key in its header. Refuses with `document-unreadable`.
 */
export const openDocument = (jws: string): Verdict<OpenedDocument> => {
  const broken = (problem: string) => refused(documentBroken(problem))
  if (jws.length > MAX_DOCUMENT_CHARACTERS) return broken('it is longer than any document of Tenure')
  const parts = jws.split('.')
  const [header, claims, signature] = parts.map(fromBase64url)
  if (parts.length !== 3 || !header || !claims || signature?.length !== 64)
    return broken('it is not a signed document (three parts of base64url)')
  const members = jsonOf(textOf(header))
  if (!isObject(members)) return broken('its header is not JSON')
  // RFC 8725 §3.1, §3.11: the algorithm and the type are what we expect, never what the document prefers.
  const type = members['typ']
  if (!isDocumentType(type)) return broken('its type is not one of Tenure')
  const key = type === 'tenure-request+jws' ? ownKey(members) : namedKey(members)
  if (key === null) return broken('its header does not name its key as its type must')
  const alg = key.jwk === null ? 'EdDSA' : algorithmOf(key.jwk)
  if (members['alg'] !== alg) return broken(`it is not signed with ${alg}`)
  if (alg === 'ES256' && !hasLowS(signature)) return broken('its signature is not in its one form')
  const claimsText = textOf(claims)
  const json = jsonOf(claimsText)
  if (claimsText === null || json === undefined) return broken('its claims are not JSON')
  return granted({ jws, type, ...key, claimsText, claims: json })
}

/** Whether the vendor's Ed25519 key `x` (RFC 8037) signed the document. */
export const verifySignature = (document: OpenedDocument, x: string): Promise<Verdict<OpenedDocument>> =>
  verifyBy({ kty: 'OKP', crv: 'Ed25519', x }, document)

/** Whether the key in its own header signed the request; a key that is no point of its curve signs nothing. */
export const verifyOwnSignature = (
  document: OpenedDocument & { readonly jwk: ControllerJwk },
): Promise<Verdict<OpenedDocument>> => verifyBy(document.jwk, document)

const verifyBy = async (jwk: ControllerJwk, document: OpenedDocument): Promise<Verdict<OpenedDocument>> => {
  const alg = algorithmOf(jwk)
  try {
    await compactVerify(document.jws, { ...jwk, alg }, { algorithms: [alg] })
    return granted(document)
  } catch {
    return refused(signatureFails(documentTypes[document.type]))
  }
}

type HeaderMembers = Readonly<Record<string, unknown>>

const ownKey = (members: HeaderMembers): Pick<OpenedDocument, 'kid' | 'jwk'> | null => {
  if (!hasExactly(members, 'alg', 'typ', 'jwk') || !isObject(members['jwk'])) return null
  const jwk = readControllerJwk(members['jwk'])
  return jwk === null ? null : { kid: null, jwk }
}

const namedKey = (members: HeaderMembers): Pick<OpenedDocument, 'kid' | 'jwk'> | null => {
  const { kid } = members
  if (typeof kid !== 'string' || !hasExactly(members, 'alg', 'typ', 'kid')) return null
  return /^[A-Za-z0-9_-]{1,43}$/.test(kid) ? { kid, jwk: null } : null
}

const isDocumentType = (type: unknown): type is DocumentType =>
  typeof type === 'string' && Object.hasOwn(documentTypes, type)

const hasExactly = (members: HeaderMembers, ...names: readonly string[]): boolean =>
  Object.keys(members).length === names.length && names.every((name) => Object.hasOwn(members, name))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A byte order mark stays where it is, so that a text and its bytes stand for each other; JSON then refuses it. */
const textOf = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

const jsonOf = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
