import { decodeRequest, granted, refused, type ExchangeRequest, type Verdict } from '@tenure/core'
import { calculateJwkThumbprint } from 'jose'
import { documentTypes, openDocument, verifyOwnSignature } from './compact-jws.ts'
import { hashRequest } from './document-hash.ts'
import { otherDocument } from './refusals.ts'

export type VerifiedRequest = {
  /** As it came, to the byte: what is kept as evidence, and sent again. */
  readonly jws: string
  readonly request: ExchangeRequest
  /** What the license file that answers it calls it by. */
  readonly hash: string
  /** RFC 7638 thumbprint of the key in its header, which signed it. */
  readonly keyThumbprint: string
}

/**
 * O2: reads an exchange request that the key in its own header signed. Whose key that is, is for the caller to ask.
 *
 * Refuses with `document-unreadable` or `signature-invalid`.
 */
export const verifyRequest = async (text: string): Promise<Verdict<VerifiedRequest>> => {
  const opened = openDocument(text)
  if (!opened.ok) return opened
  const { type, jwk, claims, jws } = opened.value
  if (type !== 'tenure-request+jws' || jwk === null)
    return refused(otherDocument(documentTypes[type], 'request'))
  const verified = await verifyOwnSignature({ ...opened.value, jwk })
  if (!verified.ok) return verified
  const request = decodeRequest(claims)
  if (!request.ok) return request
  const keyThumbprint = await calculateJwkThumbprint(jwk, 'sha256')
  return granted({ jws, request: request.value, hash: await hashRequest(jws), keyThumbprint })
}
