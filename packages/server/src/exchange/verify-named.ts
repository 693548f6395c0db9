import { judgeNamedLicenses, type Verdict } from '@tenure/core'
import { verifyRequest, type VerifiedRequest } from '@tenure/sdk'

/** The request that a compact JWS carries, where its signature holds. With a `licenseId` it may name no other (A2). */
export const verifyNamed = async (
  jws: string,
  licenseId: string | undefined,
): Promise<Verdict<VerifiedRequest>> => {
  const verified = await verifyRequest(jws)
  if (!verified.ok || licenseId === undefined) return verified
  const named = judgeNamedLicenses(verified.value.request, licenseId)
  return named.ok ? verified : named
}
