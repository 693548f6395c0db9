import type { Movement, Place, Sight } from '@tenure/core'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { movementColumns, movementFromRow, movementWithinSight, type MovementPage } from './store.ts'

/** A place with the names of the account and the controller; null where there is none, or it was deleted. */
export type NamedPlace = Place & {
  readonly accountName: string | null
  readonly installCode: string | null
}
export type NamedMovement = Omit<Movement, 'from' | 'to'> & {
  readonly from: NamedPlace
  readonly to: NamedPlace
}

/** Where one license has been, oldest first. */
export const listLicenseMovements = async (
  sight: Sight,
  tx: Tx,
  license: { readonly partnerId: string; readonly id: string },
  { after, limit }: MovementPage,
): Promise<NamedMovement[]> => {
  let query = inSight(sight, tx)
    .where('movement.partner_id', '=', license.partnerId)
    .where('movement.license_id', '=', license.id)
  if (after !== null) query = query.where('movement.id', '>', after)
  const page = query.orderBy('movement.id').limit(limit)
  const rows = await named(tx, page).orderBy('movement.id').execute()
  return rows.map(namedFromRow)
}

/** The whole ledger, or one partner's, newest first. */
export const listMovements = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | undefined,
  { after, limit }: MovementPage,
): Promise<NamedMovement[]> => {
  let query = inSight(sight, tx)
  if (partnerId !== undefined) query = query.where('movement.partner_id', '=', partnerId)
  if (after !== null) query = query.where('movement.id', '<', after)
  const page = query.orderBy('movement.id', 'desc').limit(limit)
  const rows = await named(tx, page).orderBy('movement.id', 'desc').execute()
  return rows.map(namedFromRow)
}

/** What came to a controller and left it, newest first. It has the same id with each partner it belonged to. */
export const listControllerMovements = async (
  sight: Sight,
  tx: Tx,
  { id, partnerIds }: { readonly id: string; readonly partnerIds: readonly string[] },
  { after, limit }: MovementPage,
): Promise<NamedMovement[]> => {
  // Each from its own index, the newest first; an `or` of both would read and sort all there are.
  const newest = (column: 'movement.to_controller_id' | 'movement.from_controller_id') => {
    let query = inSight(sight, tx)
      .where(sql<SqlBool>`movement.partner_id = any(${[...partnerIds]}::uuid[])`)
      .where(column, '=', id)
    if (after !== null) query = query.where('movement.id', '<', after)
    return query.orderBy('movement.id', 'desc').limit(limit)
  }
  const rows: NamedRow[] = []
  for (const column of ['movement.to_controller_id', 'movement.from_controller_id'] as const)
    rows.push(...(await named(tx, newest(column)).execute()))
  return rows
    .map(namedFromRow)
    .toSorted((one, other) => (one.id < other.id ? 1 : -1))
    .slice(0, limit)
}

const inSight = (sight: Sight, tx: Tx) =>
  tx.selectFrom('movement').select(movementColumns).where(movementWithinSight(sight))

const named = (tx: Tx, movements: ReturnType<typeof inSight>) =>
  tx
    .selectFrom(movements.as('movement'))
    .leftJoin('account as from_account', (join) =>
      join
        .onRef('from_account.partner_id', '=', 'movement.partner_id')
        .onRef('from_account.id', '=', 'movement.from_account_id'),
    )
    .leftJoin('account as to_account', (join) =>
      join
        .onRef('to_account.partner_id', '=', 'movement.partner_id')
        .onRef('to_account.id', '=', 'movement.to_account_id'),
    )
    .leftJoin('controller as from_controller', (join) =>
      join
        .onRef('from_controller.partner_id', '=', 'movement.partner_id')
        .onRef('from_controller.id', '=', 'movement.from_controller_id'),
    )
    .leftJoin('controller as to_controller', (join) =>
      join
        .onRef('to_controller.partner_id', '=', 'movement.partner_id')
        .onRef('to_controller.id', '=', 'movement.to_controller_id'),
    )
    .select(movementColumns)
    .select([
      'from_account.name as from_account_name',
      'to_account.name as to_account_name',
      'from_controller.install_code as from_install_code',
      'to_controller.install_code as to_install_code',
    ])

type NamedRow = Parameters<typeof movementFromRow>[0] & {
  readonly from_account_name: string | null
  readonly to_account_name: string | null
  readonly from_install_code: string | null
  readonly to_install_code: string | null
}

const namedFromRow = (row: NamedRow): NamedMovement => {
  const movement = movementFromRow(row)
  return {
    ...movement,
    from: { ...movement.from, accountName: row.from_account_name, installCode: row.from_install_code },
    to: { ...movement.to, accountName: row.to_account_name, installCode: row.to_install_code },
  }
}
