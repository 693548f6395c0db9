import {
  decodeReleaseManifest,
  keyAt,
  refused,
  type KeyList,
  type ReleaseManifest,
  type Verdict,
} from '@tenure/core'
import { documentTypes, openDocument, verifySignature } from './compact-jws.ts'
import { otherDocument } from './refusals.ts'

/**
 * O7: reads a release manifest by a verified key list: the key it names is on the list, was valid when it signed, and
 * did sign. Whether it is of the release that is to be installed is `targetOfManifest` of core.
 *
 * Refuses with `document-unreadable`, `document-key-unknown` or `signature-invalid`.
 */
export const verifyReleaseManifest = async (
  text: string,
  keyList: KeyList,
): Promise<Verdict<ReleaseManifest>> => {
  const opened = openDocument(text)
  if (!opened.ok) return opened
  const { type, kid, claims } = opened.value
  if (type !== 'tenure-release+jws' || kid === null)
    return refused(otherDocument(documentTypes[type], 'release manifest'))
  const manifest = decodeReleaseManifest(claims)
  if (!manifest.ok) return manifest
  const key = keyAt(keyList, kid, manifest.value.issuedAt)
  if (!key.ok) return key
  const verified = await verifySignature(opened.value, key.value.x)
  return verified.ok ? manifest : verified
}
