import { toBase64url } from '@tenure/core'

/** A request, in the `answers` of a license file: over the whole document, because the same request is the same text (O3). */
export const hashRequest = (jws: string): Promise<string> => shortHash(jws)

/**
 * A license file, in the `previous` of the documents after it: over its claims as signed, `claimsText`, because the
 * service names it in the transaction that decides it, before it signs.
 */
export const hashLicenseFile = (claimsText: string): Promise<string> => shortHash(claimsText)

/** The first 16 bytes of the SHA-256, in 22 characters of base64url. */
const shortHash = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return toBase64url(new Uint8Array(digest, 0, 16))
}
