import { placeOf, type Instant, type Movement, type MovementDraft } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import type { StoredLicense } from '../licenses/convert.ts'
import { insertLicenses, moveLicenses, type LicenseMove } from '../licenses/store.ts'
import { laterId } from './later-id.ts'
import { appendMovements, findLastIds } from './store.ts'

/** A license goes from where it is to another holder, and why: a movement of core's, with what is known besides. */
export type Move = LicenseMove & { readonly reason: MovementDraft['reason']; readonly note?: string }

/** Who moved it, in which request, when; and ids for the ledger's rows. */
export type Provenance = {
  /** A token's name and id, or a controller's install code. */
  readonly actor: string
  readonly requestId: string
  readonly at: Instant
  /** A new UUIDv7. */
  readonly newId: () => string
}

/**
 * T5: writes the licenses' new holders and the ledger's rows together, in the caller's transaction. The caller holds
 * the locks on the licenses; a license that is no longer where the move says it is makes the whole transaction fail.
 */
export const recordMoves = async (tx: Tx, moves: readonly Move[], provenance: Provenance): Promise<void> => {
  if (moves.length === 0) return
  await moveLicenses(tx, moves, provenance.at)
  const movements = moves.map((move) => movementOf(move, provenance))
  // Under the licenses' locks, so nothing comes between the movement before and this one.
  const before = await findLastIds(tx, movements)
  await appendMovements(
    tx,
    movements.map((movement) => ({ ...movement, id: laterId(before.get(movement.licenseId), movement.id) })),
  )
}

/** T1, T4: writes licenses that did not exist before, and how they came into the inventory. */
export const recordNewLicenses = async (
  tx: Tx,
  licenses: readonly StoredLicense[],
  moves: readonly Move[],
  provenance: Provenance,
): Promise<void> => {
  await insertLicenses(tx, licenses)
  await appendMovements(
    tx,
    moves.map((move) => movementOf(move, provenance)),
  )
}

const movementOf = (
  { license, to, reason, note }: Move,
  { actor, requestId, at, newId }: Provenance,
): Movement => ({
  id: newId(),
  partnerId: to.partnerId,
  licenseId: license.id,
  from: placeOf(license.holder),
  to: placeOf(to),
  reason,
  note: note ?? null,
  actor,
  requestId,
  at,
})
