import type { License } from '../license/license.ts'
import type { Instant } from '../time/instant.ts'
import type { HolderAfter, Place } from './place.ts'

export type MovementReason = 'issue' | 'split' | 'transfer' | 'recall' | 'activate' | 'return' | 'rma'

/** A movement that was decided and is still to be recorded, with the license as it stands before. */
export type MovementDraft<L extends License = License> = {
  readonly license: L
  readonly to: HolderAfter
  readonly reason: MovementReason
}

/** One entry of the append-only ledger (spec §1). */
export type Movement = {
  /** Ids of one license's movements rise in the order in which they happened. */
  readonly id: string
  readonly partnerId: string
  readonly licenseId: string
  readonly from: Place
  readonly to: Place
  readonly reason: MovementReason
  readonly note: string | null
  /** A token's name and id, or a controller's install code. */
  readonly actor: string
  readonly requestId: string
  readonly at: Instant
}

/** What a decision about movements grants: the licenses as they are afterwards, and how they got there. */
export type Moved<L extends License = License> = {
  readonly licenses: readonly L[]
  readonly movements: readonly MovementDraft<L>[]
}

/** The licenses and movements of one decision that sends each license to a holder of its own. */
export const moveEach = <L extends License>(
  licenses: readonly L[],
  reason: MovementReason,
  to: (license: L) => HolderAfter,
): Moved<L> => {
  const movements = licenses.map((license) => ({ license, to: to(license), reason }))
  return { licenses: movements.map((each) => ({ ...each.license, holder: each.to })), movements }
}
