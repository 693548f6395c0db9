import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { installCode, listOf, matching, objectOf, oneOf, readClaims, type ReadBy } from './claims.ts'
import { bundleFull, documentUnreadable } from './refusals.ts'

/**
 * The requests of many controllers in one file, so that one walk carries them all (O1). It is not signed: each request
 * in it is, and an answer counts only on the controller that it names (O2).
 */
export type SiteBundle = readonly BundledRequest[]

/** One controller's request; `request` is the compact JWS. */
export type BundledRequest = { readonly installCode: string; readonly request: string }

/** More than the controllers of any one site; a file of 500 requests still fits any stick and any memory. */
export const MAX_REQUESTS_PER_BUNDLE = 500

const bundle = objectOf({
  format: oneOf('tenure-bundle'),
  v: oneOf(1),
  requests: listOf(
    objectOf({
      installCode,
      request: matching(/^[\w-]{1,8000}\.[\w-]{1,16000}\.[\w-]{86}$/, 'a signed request'),
    }),
    0,
    MAX_REQUESTS_PER_BUNDLE,
  ),
})
export type BundleJson = ReadBy<typeof bundle>

/** Reads a bundle's JSON, whoever made it; each install code at most once. Never throws. */
export const decodeBundle = (json: unknown): Verdict<SiteBundle> => {
  const read = readClaims('site bundle', json, bundle)
  if (!read.ok) return read
  const { requests } = read.value
  const seen = new Set<string>()
  for (const [index, each] of requests.entries()) {
    if (seen.has(each.installCode)) {
      const member = `requests[${index}].installCode`
      return refused(documentUnreadable('site bundle', member, 'occurs twice'))
    }
    seen.add(each.installCode)
  }
  return granted(requests)
}

export const encodeBundle = (requests: SiteBundle): BundleJson => ({
  format: 'tenure-bundle',
  v: 1,
  requests,
})

/** Whether the controller may still add its request; to be asked before anything is given up for it. */
export const decideRoom = (requests: SiteBundle, code: string): Verdict<null> =>
  requests.length < MAX_REQUESTS_PER_BUNDLE || requests.some((each) => each.installCode === code)
    ? granted(null)
    : refused(bundleFull(MAX_REQUESTS_PER_BUNDLE))

/** The bundle with this controller's request in it: in the place of its older one, or at the end. */
export const addToBundle = (requests: SiteBundle, added: BundledRequest): Verdict<SiteBundle> => {
  const room = decideRoom(requests, added.installCode)
  if (!room.ok) return room
  const known = requests.some((each) => each.installCode === added.installCode)
  if (!known) return granted([...requests, added])
  return granted(requests.map((each) => (each.installCode === added.installCode ? added : each)))
}
