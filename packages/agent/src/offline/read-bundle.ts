import { decodeBundle, type SiteBundle } from '@tenure/core'
import { verifyRequest, type VerifiedRequest } from '@tenure/sdk'
import { notDone, type AgentProblem, type Result } from '../result.ts'

/** Reads the text of a site bundle. Its requests are not looked into. Never throws. */
export const readBundle = (text: string): Result<SiteBundle> => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return notDone(bundleNotJson())
  }
  return decodeBundle(json)
}

/** One controller's request of a bundle, believed where its own key signed it. */
export type ReadRequest = {
  readonly installCode: string
  /** The compact JWS. */
  readonly request: string
  readonly verified: Result<VerifiedRequest>
}

/** Verifies each request, so that what was damaged on the way is told before the walk back. */
export const verifyBundle = (bundle: SiteBundle): Promise<readonly ReadRequest[]> =>
  Promise.all(
    bundle.map(async ({ installCode, request }) => {
      const verified = await verifyRequest(request)
      const isOwn = !verified.ok || verified.value.request.installCode === installCode
      return { installCode, request, verified: isOwn ? verified : notDone(namedWrongly(installCode)) }
    }),
  )

const bundleNotJson = (): AgentProblem => ({
  code: 'document-unreadable',
  sentence: 'The site bundle cannot be read: it is not JSON. Nothing was changed.',
  remedy: 'Take the copy of before, or name a new file and add each controller’s request again.',
  facts: { document: 'site bundle' },
})

const namedWrongly = (installCode: string): AgentProblem => ({
  code: 'document-unreadable',
  sentence: `The request that the site bundle names ${installCode} is another controller’s.`,
  remedy: `Add the request of ${installCode} again: tenure-agent bundle add FILE on that controller.`,
  facts: { document: 'site bundle', installCode },
})
