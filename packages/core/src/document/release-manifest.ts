import type { Instant } from '../time/instant.ts'
import type { ReleaseKind } from '../upgrade/version.ts'

/** What the vendor states of one release of the controller software (spec §1), after decoding. It holds no secret. */
export type ReleaseManifest = {
  /** In the one way Tenure writes a version, such as "3.2 Update 2". */
  readonly version: string
  readonly kind: ReleaseKind
  readonly releasedAt: Instant
  /** The model of controller it is for; null = every model. */
  readonly model: string | null
  /** When the manifest was signed: its key must have been valid then (O7). */
  readonly issuedAt: Instant
}
