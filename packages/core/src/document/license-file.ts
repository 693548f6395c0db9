import type { HeldLicense } from '../license/license.ts'
import type { Policy } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'

/** The service's statement of all licenses of one controller (spec §1), after decoding. */
export type LicenseFile = {
  /** The controller it counts on: install code and RFC 7638 thumbprint of its key (O2). */
  readonly installCode: string
  readonly keyThumbprint: string
  /** Strictly rising per controller. */
  readonly generation: number
  /** Hash of the license file before this one, over its claims as signed; null for the first. */
  readonly previous: string | null
  /** Hash of the request it answers, over the whole document (O3). */
  readonly answers: string
  readonly issuedAt: Instant
  /** The segment controller's name, for people; may be empty. */
  readonly segment: string
  readonly customerId: string | null
  readonly licenses: readonly HeldLicense[]
  /** A token the next request must give back (O6). */
  readonly next: string
  readonly upgradeBasis: Policy['upgradeBasis']
}

/** A controller holds at most as many licenses as one file can state within the 20,000 bytes of a document. */
export const MAX_LICENSES_PER_FILE = 400
