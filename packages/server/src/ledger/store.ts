import type { Instant, LedgerMovement, Movement, Place, Sight } from '@tenure/core'
import { sql, type Insertable, type RawBuilder, type Selectable, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Schema } from '../db/schema.ts'
import { withinSight } from '../db/within-sight.ts'

/** Which license went from where to where, and why: all that `verifyLedger` asks. */
const stepColumns = [
  'movement.partner_id',
  'movement.id',
  'movement.license_id',
  'movement.from_at',
  'movement.from_account_id',
  'movement.from_controller_id',
  'movement.to_at',
  'movement.to_account_id',
  'movement.to_controller_id',
  'movement.reason',
] as const

export const movementColumns = [
  ...stepColumns,
  'movement.note',
  'movement.actor',
  'movement.request_id',
  'movement.at',
] as const

/** The only way into the ledger; the table refuses everything but an insert. */
export const appendMovements = (tx: Tx, movements: readonly Movement[]): Promise<void> =>
  insertRows(tx, 'movement', movements.map(movementToRow))

/** The latest movement's id of each license; the order of a license's ids is the order of its movements. */
export const findLastIds = async (
  tx: Tx,
  of: readonly Pick<Movement, 'partnerId' | 'licenseId'>[],
): Promise<ReadonlyMap<string, string>> => {
  const partnerIds = [...new Set(of.map(({ partnerId }) => partnerId))]
  const licenseIds = of.map(({ licenseId }) => licenseId)
  const rows = await tx
    .selectFrom('movement')
    .distinctOn('movement.license_id')
    .select(['movement.license_id', 'movement.id'])
    .where(sql<SqlBool>`movement.partner_id = any(${partnerIds}::uuid[])`)
    .where(sql<SqlBool>`movement.license_id = any(${licenseIds}::uuid[])`)
    .orderBy('movement.license_id')
    .orderBy('movement.id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.license_id, row.id]))
}

export type MovementPage = { readonly after: string | null; readonly limit: number }

/** T6: when each controller of the partner was given up, the last time since then; by the vendor too. In no order. */
export const listRmas = async (
  sight: Sight,
  tx: Tx,
  partnerId: string,
  since: Instant,
): Promise<Instant[]> => {
  const rows = await tx
    .selectFrom('movement')
    .select(({ fn }) => fn.max('movement.at').as('at'))
    .where(movementWithinSight(sight))
    .where('movement.partner_id', '=', partnerId)
    .where('movement.reason', '=', 'rma')
    .where('movement.at', '>=', sql<number>`${new Date(since)}`)
    .groupBy('movement.from_controller_id')
    .execute()
  return rows.map(({ at }) => at)
}

/** A page of the whole ledger, oldest first, for `verifyLedger`: what it asks of each movement. */
export const listForVerification = async (
  sight: Sight,
  tx: Tx,
  { after, limit }: MovementPage,
): Promise<LedgerMovement[]> => {
  let query = tx.selectFrom('movement').select(stepColumns).where(movementWithinSight(sight))
  if (after !== null) query = query.where('movement.id', '>', after)
  const rows = await query.orderBy('movement.id').limit(limit).execute()
  return rows.map(stepFromRow)
}

/** A4: an account sees the movements from and to it, not where else its licenses have been. */
export const movementWithinSight = (sight: Sight): RawBuilder<SqlBool> => {
  if (sight.of !== 'account') return withinSight(sight, 'movement')
  const { partnerId, accountId } = sight
  return sql<SqlBool>`${withinSight({ of: 'partner', partnerId }, 'movement')}
    and ${accountId} in (${sql.ref('movement.from_account_id')}, ${sql.ref('movement.to_account_id')})`
}

type Row = Selectable<Schema['movement']>

const stepFromRow = (row: Omit<Row, 'note' | 'actor' | 'request_id' | 'at'>) => ({
  id: row.id,
  partnerId: row.partner_id,
  licenseId: row.license_id,
  from: { at: row.from_at, accountId: row.from_account_id, controllerId: row.from_controller_id },
  to: { at: row.to_at, accountId: row.to_account_id, controllerId: row.to_controller_id },
  reason: row.reason,
})

export const movementFromRow = (row: Row): Movement => ({
  ...stepFromRow(row),
  note: row.note,
  actor: row.actor,
  requestId: row.request_id,
  at: row.at,
})

const movementToRow = (movement: Movement): Insertable<Schema['movement']> => ({
  partner_id: movement.partnerId,
  id: movement.id,
  license_id: movement.licenseId,
  from_at: movement.from.at,
  from_account_id: movement.from.accountId,
  from_controller_id: movement.from.controllerId,
  to_at: toAt(movement.to),
  to_account_id: movement.to.accountId,
  to_controller_id: movement.to.controllerId,
  reason: movement.reason,
  note: movement.note,
  actor: movement.actor,
  request_id: movement.requestId,
  at: new Date(movement.at),
})

const toAt = ({ at }: Place) => {
  if (at === 'vendor') throw new Error('nothing goes back to the vendor’s stock')
  return at
}
