import { decodeRequest, granted, refused, type ExchangeRequest, type Verdict } from '@tenure/core'
import { calculateJwkThumbprint } from 'jose'
import { documentTypes, hashDocument, openDocument, verifySignature } from './compact-jws.ts'
import { otherDocument } from './refusals.ts'

export type VerifiedRequest = {
  readonly request: ExchangeRequest
  readonly hash: string
  /** RFC 7638 thumbprint of the key in its header, which signed it. */
  readonly keyThumbprint: string
}

/** Reads an exchange request that the key in its own header signed; who that key belongs to is for the service. */
export const verifyRequest = async (text: string): Promise<Verdict<VerifiedRequest>> => {
  const opened = openDocument(text)
  if (!opened.ok) return opened
  const { type, x, claims, jws } = opened.value
  if (type !== 'tenure-request+jws' || x === null)
    return refused(otherDocument(documentTypes[type], 'request'))
  const verified = await verifySignature(opened.value, x)
  if (!verified.ok) return verified
  const request = decodeRequest(claims)
  if (!request.ok) return request
  const keyThumbprint = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x }, 'sha256')
  return granted({ request: request.value, hash: await hashDocument(jws), keyThumbprint })
}
