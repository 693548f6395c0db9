import {
  targetOfManifest,
  targetOfName,
  type Instant,
  type JudgedTime,
  type UpgradeTarget,
  type Verdict,
} from '@tenure/core'
import type { RootKey } from '@tenure/sdk'
import type { LicenseState } from '../exchange/license-state.ts'
import type { Result } from '../result.ts'
import { canUpgrade, type UpgradeAnswer } from './can-upgrade.ts'
import { readManifest } from './read-manifest.ts'

/** Whether a release may be installed: asked by people and by updaters, and never when the controller starts. */
export type UpgradeGate = {
  /** By the version's name. */
  readonly canUpgrade: (version: string, releasedAt: Instant | null) => Result<UpgradeAnswer>
  /** By the release's signed manifest; `version`, where it is named, must be the manifest's. */
  readonly canUpgradeBy: (manifest: string, version: string | null) => Promise<Result<UpgradeAnswer>>
}

export type UpgradeGateParts = {
  readonly installed: string
  readonly model: string
  readonly root: Result<RootKey>
  readonly state: () => LicenseState
  readonly judgeTime: () => JudgedTime
  readonly judged: (version: string, result: Result<UpgradeAnswer>) => void
}

export const openUpgradeGate = (parts: UpgradeGateParts): UpgradeGate => {
  const judge = (release: Verdict<UpgradeTarget>): Result<UpgradeAnswer> =>
    release.ok
      ? canUpgrade({
          installed: parts.installed,
          release: release.value,
          state: parts.state(),
          time: parts.judgeTime(),
        })
      : release
  const told = (version: string, result: Result<UpgradeAnswer>): Result<UpgradeAnswer> => {
    parts.judged(result.ok ? result.value.target : version, result)
    return result
  }
  return {
    canUpgrade: (version, releasedAt) => told(version, judge(targetOfName(version, releasedAt))),
    canUpgradeBy: async (text, version) => {
      const { root, model } = parts
      if (!root.ok) return root
      const manifest = await readManifest(text, { root: root.value, held: parts.state().keyList })
      // A manifest that does not count is no reason to believe the name in its place.
      if (!manifest.ok) return told(version ?? '?', manifest)
      return told(manifest.value.version, judge(targetOfManifest(manifest.value, { name: version, model })))
    },
  }
}
