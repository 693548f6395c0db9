import { compareVersions, parseVersion, type Version } from './version.ts'

/** The newest of the published feature releases, as it was written; null when there is none that can be read. */
export const newestFeatureRelease = (releases: readonly string[]): string | null => {
  let newest: { text: string; version: Version } | null = null
  for (const text of releases) {
    const version = parseVersion(text)
    if (version.ok && (newest === null || compareVersions(version.value, newest.version) > 0))
      newest = { text, version: version.value }
  }
  return newest?.text ?? null
}
