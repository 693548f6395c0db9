import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { formatVersion, parseVersion } from '../upgrade/version.ts'
import {
  assertReadable,
  nullOr,
  numericDate,
  objectOf,
  oneOf,
  readClaims,
  text,
  toNumericDate,
} from './claims.ts'
import { documentUnreadable } from './refusals.ts'
import type { ReleaseManifest } from './release-manifest.ts'

/** The payload of a `tenure-release+jws`. `iat` is RFC 7519's: when it was signed, not when the release came out. */
export type ReleaseManifestClaims = {
  readonly v: 1
  readonly ver: string
  readonly knd: 'feature' | 'update' | 'platform'
  readonly rel: number
  readonly mdl: string | null
  readonly iat: number
}

const releaseManifestClaims = objectOf({
  v: oneOf(1),
  ver: text(1, 40),
  knd: oneOf('feature', 'update', 'platform'),
  rel: numericDate,
  mdl: nullOr(text(1, 64)),
  iat: numericDate,
} satisfies Record<keyof ReleaseManifestClaims, unknown>)

/** The claims of a release manifest, in the order in which they are signed. Throws a RangeError where a value is malformed. */
export const encodeReleaseManifest = (manifest: ReleaseManifest): ReleaseManifestClaims => {
  const claims: ReleaseManifestClaims = {
    v: 1,
    ver: manifest.version,
    knd: manifest.kind,
    rel: toNumericDate(manifest.releasedAt),
    mdl: manifest.model,
    iat: toNumericDate(manifest.issuedAt),
  }
  assertReadable(decodeReleaseManifest(claims))
  return claims
}

/** Reads the claims of a release manifest; else `document-unreadable`, naming the member. */
export const decodeReleaseManifest = (claims: unknown): Verdict<ReleaseManifest> => {
  const read = readClaims('release manifest', claims, releaseManifestClaims)
  if (!read.ok) return read
  const { ver, knd, rel, mdl, iat } = read.value
  const version = parseVersion(ver)
  // One release has one name, so that what is signed for it cannot be taken for another's.
  if (!version.ok || formatVersion(version.value) !== ver)
    return refused(documentUnreadable('release manifest', 'ver', 'is not a version as Tenure writes it'))
  return granted({ version: ver, kind: knd, releasedAt: rel, model: mdl, issuedAt: iat })
}
