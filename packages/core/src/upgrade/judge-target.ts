import type { ReleaseManifest } from '../document/release-manifest.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { manifestForAnotherRelease } from './refusals.ts'
import { compareVersions, formatVersion, parseVersion, releaseKind, type ReleaseKind } from './version.ts'

/** What shall be installed, and on whose word: the vendor's signed manifest, or the version's name. */
export type UpgradeTarget = {
  readonly target: string
  readonly kind: ReleaseKind
  readonly releasedAt: Instant | null
  readonly from: 'manifest' | 'name'
}

/** M4: what a version's name says it is. Refuses with `version-unreadable`. */
export const targetOfName = (name: string, releasedAt: Instant | null): Verdict<UpgradeTarget> => {
  const version = parseVersion(name)
  if (!version.ok) return version
  return granted({
    target: formatVersion(version.value),
    kind: releaseKind(version.value),
    releasedAt,
    from: 'name',
  })
}

/**
 * What a verified manifest says it is. It must be of the version that is to be installed, where that is named, and for
 * this model; else `manifest-for-another-release`. The name is never fallen back to: whoever has a manifest relies on it.
 */
export const targetOfManifest = (
  manifest: ReleaseManifest,
  asked: { readonly name: string | null; readonly model: string },
): Verdict<UpgradeTarget> => {
  if (asked.name !== null) {
    const named = parseVersion(asked.name)
    if (!named.ok) return named
    const stated = parseVersion(manifest.version)
    if (!stated.ok) return stated
    if (compareVersions(named.value, stated.value) !== 0)
      return refused(manifestForAnotherRelease('version', manifest.version, formatVersion(named.value)))
  }
  if (manifest.model !== null && manifest.model !== asked.model)
    return refused(manifestForAnotherRelease('model', manifest.model, asked.model))
  const { version: target, kind, releasedAt } = manifest
  return granted({ target, kind, releasedAt, from: 'manifest' })
}
