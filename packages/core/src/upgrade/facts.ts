import type { HeldLicense } from '../license/license.ts'
import type { Policy } from '../policy/policy.ts'
import type { JudgedTime } from '../time/clock.ts'
import type { Instant } from '../time/instant.ts'
import type { ReleaseKind } from './version.ts'

/** What must be known to decide an upgrade. */
export type UpgradeFacts = {
  /** The versions as they are written: what runs now, and what shall run. */
  readonly installed: string
  readonly target: string
  /** The kind the vendor published the target as; left out, its name says (M4). */
  readonly targetKind?: ReleaseKind
  /** When the target was published; null when that is not known. */
  readonly releasedAt: Instant | null
  readonly held: readonly HeldLicense[]
  /** From `judgeClock` (O5). */
  readonly time: JudgedTime
  readonly upgradeBasis: Policy['upgradeBasis']
}
