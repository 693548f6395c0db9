import type { Sight } from '@tenure/core'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { isUniqueViolation } from '../db/unique-violation.ts'
import { withinSight } from '../db/within-sight.ts'

export type AccountRow = {
  readonly partner_id: string
  readonly id: string
  readonly name: string
  readonly customer_id: string
  readonly approves_controllers: boolean
  readonly archived_at: number | null
  readonly version: number
  readonly created_at: number
}

export const accountColumns = [
  'partner_id',
  'id',
  'name',
  'customer_id',
  'approves_controllers',
  'archived_at',
  'version',
  'created_at',
] as const

const seen = (sight: Sight): RawBuilder<SqlBool> => withinSight(sight, 'account', 'id')

export const findAccount = (sight: Sight, tx: Tx, id: string): Promise<AccountRow | undefined> =>
  tx.selectFrom('account').select(accountColumns).where(seen(sight)).where('id', '=', id).executeTakeFirst()

/** As `findAccount`; nobody else changes it, and no license reaches it, until the transaction ends. */
export const lockAccount = (sight: Sight, tx: Tx, id: string): Promise<AccountRow | undefined> =>
  tx
    .selectFrom('account')
    .select(accountColumns)
    .where(seen(sight))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** As `findAccount`; it is not deleted, and not changed by whoever locks it, until the transaction ends. */
export const holdAccount = (sight: Sight, tx: Tx, id: string): Promise<AccountRow | undefined> =>
  tx
    .selectFrom('account')
    .select(accountColumns)
    .where(seen(sight))
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()

export type NewAccount = {
  readonly partnerId: string
  readonly id: string
  readonly name: string
  readonly customerId: string
  readonly approvesControllers: boolean
}

/** Inserts the account and what leads from its Customer ID to it; undefined when the partner has the name already. */
export const insertAccount = async (
  tx: Tx,
  account: NewAccount,
  at: number,
): Promise<AccountRow | undefined> => {
  const inserted = await tx
    .insertInto('account')
    .values({
      partner_id: account.partnerId,
      id: account.id,
      name: account.name,
      customer_id: account.customerId,
      approves_controllers: account.approvesControllers,
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.columns(['partner_id', 'name']).doNothing())
    .returning(accountColumns)
    .executeTakeFirst()
  if (inserted !== undefined) await insertDirectoryEntry(tx, inserted)
  return inserted
}

export type AccountChange = {
  readonly name?: string
  readonly approves_controllers?: boolean
  readonly archived_at?: Date | null
  readonly customer_id?: string
}

/** The row after the change; undefined when another account of the partner has the name. */
export const updateAccount = async (
  sight: Sight,
  tx: Tx,
  id: string,
  change: AccountChange,
): Promise<AccountRow | undefined> => {
  try {
    return await tx
      .updateTable('account')
      .set((row) => ({ ...change, version: row('version', '+', 1) }))
      .where(seen(sight))
      .where('id', '=', id)
      .returning(accountColumns)
      .executeTakeFirstOrThrow()
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}

type AccountKey = Pick<AccountRow, 'partner_id' | 'id'>

/** A1: from now on the old Customer ID leads nowhere. */
export const moveDirectoryEntry = async (sight: Sight, tx: Tx, account: AccountRow): Promise<void> => {
  await deleteDirectoryEntry(sight, tx, account)
  await insertDirectoryEntry(tx, account)
}

export const deleteDirectoryEntry = async (sight: Sight, tx: Tx, account: AccountKey): Promise<void> => {
  await tx
    .deleteFrom('customer_id_directory')
    .where(withinSight(sight, 'customer_id_directory'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .execute()
}

/** The account alone: what belongs to it must be gone before. */
export const deleteAccountRow = async (sight: Sight, tx: Tx, account: AccountKey): Promise<void> => {
  await tx
    .deleteFrom('account')
    .where(seen(sight))
    .where('partner_id', '=', account.partner_id)
    .where('id', '=', account.id)
    .execute()
}

const insertDirectoryEntry = async (tx: Tx, account: AccountRow): Promise<void> => {
  await tx
    .insertInto('customer_id_directory')
    .values({
      customer_id: account.customer_id,
      partner_id: account.partner_id,
      account_id: account.id,
    })
    .execute()
}

export type Belongings = {
  readonly inAccount: number
  readonly onControllers: number
  readonly controllers: number
}

/** T3: how many licenses the account has, how many its controllers hold, and how many those are. Ask with it locked. */
export const countBelongings = async (sight: Sight, tx: Tx, account: AccountKey): Promise<Belongings> => {
  const licenses = await tx
    .selectFrom('license')
    .select((row) => [
      row.fn.countAll<number>().filterWhere('holder_at', '=', 'account').as('inAccount'),
      row.fn.countAll<number>().filterWhere('holder_at', '=', 'controller').as('onControllers'),
    ])
    .where(withinSight(sight, 'license'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow()
  const { controllers } = await tx
    .selectFrom('controller')
    .select((row) => row.fn.countAll<number>().as('controllers'))
    .where(withinSight(sight, 'controller'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow()
  return { ...licenses, controllers }
}
