import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { versionUnreadable } from './refusals.ts'

/**
 * A version of the controller software. Written `MAJOR.MINOR`, then optionally `.PATCH`, ` Update N` and
 * ` Platform N`, each once and in this order: "3.3", "3.10", "3.4.1", "3.2 Update 2", "4.0 Platform 1". A leading "v" and
 * the case of letters do not matter. Numbers have no leading zeros: "3.40.023" is a build number and would be
 * read as the feature line 3.40.
 */
export type Version = {
  readonly major: number
  readonly minor: number
  /** 0 where the version has no such part, as for `update` and `platform`. */
  readonly patch: number
  readonly update: number
  readonly platform: number
}

/** Spec §1, release. A feature release begins a feature line; updates and platform releases belong to one. */
export type ReleaseKind = 'feature' | 'update' | 'platform'

const MAX_VERSION_LENGTH = 40
const number = '(0|[1-9][0-9]{0,5})'
const grammar = new RegExp(
  `^v?${number}\\.${number}(?:\\.${number})?(?:\\s+update\\s+${number})?(?:\\s+platform\\s+${number})?$`,
  'i',
)

/** Reads a version as people write it; refuses with `version-unreadable`. */
export const parseVersion = (text: string): Verdict<Version> => {
  const parts = text.length <= MAX_VERSION_LENGTH ? grammar.exec(text.trim()) : null
  if (parts === null) return refused(versionUnreadable(text.slice(0, MAX_VERSION_LENGTH)))
  const [major = 0, minor = 0, patch = 0, update = 0, platform = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0))
  return granted({ major, minor, patch, update, platform })
}

/** The one way Tenure writes a version: equal versions are written equally. */
export const formatVersion = ({ major, minor, patch, update, platform }: Version): string =>
  [
    `${major}.${minor}`,
    patch === 0 ? '' : `.${patch}`,
    update === 0 ? '' : ` Update ${update}`,
    platform === 0 ? '' : ` Platform ${platform}`,
  ].join('')

/** Negative when `a` is older, 0 when they are the same, positive when `a` is newer. */
export const compareVersions = (a: Version, b: Version): number =>
  compareFeatureLines(a, b) || a.patch - b.patch || a.update - b.update || a.platform - b.platform

/** The feature release whose features a version has: "3.2" for "3.2 Update 2". */
export const featureLine = ({ major, minor }: Version): string => `${major}.${minor}`

/** Like `compareVersions`, by feature line only. */
export const compareFeatureLines = (a: Version, b: Version): number => a.major - b.major || a.minor - b.minor

/** What kind of release a version's name says it is. M4, case 5: "3.2 Update 2" is not a feature release. */
export const releaseKind = ({ patch, update, platform }: Version): ReleaseKind => {
  if (platform > 0) return 'platform'
  return update > 0 || patch > 0 ? 'update' : 'feature'
}

/** C7, case 14: software before 3.3 knows no licenses, so nothing is checked. */
export const isBeforeLicensing = ({ major, minor }: Version): boolean =>
  major < FIRST_LICENSED.major || (major === FIRST_LICENSED.major && minor < FIRST_LICENSED.minor)

const FIRST_LICENSED = { major: 3, minor: 3 } as const
