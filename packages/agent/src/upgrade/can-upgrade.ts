import { decideUpgrade, type Instant, type JudgedTime, type UpgradeAllowed, type Verdict } from '@tenure/core'
import type { LicenseState } from '../exchange/license-state.ts'

/** M4: whether `target` may be installed over what runs now. Needs no service: the license file says it all. */
export const canUpgrade = (asked: {
  readonly installed: string
  readonly target: string
  /** Needed only where the vendor judges by the publication date (M5). */
  readonly releasedAt: Instant | null
  readonly state: Pick<LicenseState, 'licenses' | 'stored'>
  readonly time: JudgedTime
}): Verdict<UpgradeAllowed> =>
  decideUpgrade({
    installed: asked.installed,
    target: asked.target,
    releasedAt: asked.releasedAt,
    held: asked.state.licenses,
    time: asked.time,
    upgradeBasis: asked.state.stored?.file.upgradeBasis ?? 'installed-at',
  })
