import type { Instant } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { moveLicenses, type LicenseMove } from '../licenses/store.ts'
import { placeOf } from './place.ts'
import { appendMovements, type MovementReason } from './store.ts'

/** A license goes from where it is to another holder, and why. */
export type Move = LicenseMove & { readonly reason: MovementReason; readonly note?: string }

/** Who moved it, in which request, when; and ids for the ledger's rows. */
export type Provenance = {
  /** A token's name and id, or a controller's install code. */
  readonly actor: string
  readonly requestId: string
  readonly at: Instant
  /** A new UUIDv7, rising: the order of the ids is the order of the movements. */
  readonly newId: () => string
}

/**
 * T5: writes the licenses' new holders and the ledger's rows together, in the caller's transaction. The caller holds
 * the locks on the licenses; a license that is no longer where the move says it is makes the whole transaction fail.
 */
export const recordMoves = async (tx: Tx, moves: readonly Move[], provenance: Provenance): Promise<void> => {
  if (moves.length === 0) return
  await moveLicenses(tx, moves, provenance.at)
  await appendMovements(
    tx,
    moves.map(({ license, to, reason, note }) => ({
      id: provenance.newId(),
      partnerId: to.partnerId,
      licenseId: license.id,
      from: placeOf(license.holder),
      to: placeOf(to),
      reason,
      note: note ?? null,
      actor: provenance.actor,
      requestId: provenance.requestId,
      at: provenance.at,
    })),
  )
}
