import type { NoticeLanguage, Sight } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import type { AccountRow } from './store.ts'

export type ContactRow = {
  readonly id: string
  readonly account_id: string
  readonly email: string
  readonly name: string | null
  readonly language: NoticeLanguage
  readonly notices: boolean
  readonly version: number
  readonly created_at: number
}

const columns = ['id', 'account_id', 'email', 'name', 'language', 'notices', 'version', 'created_at'] as const

type AccountKey = Pick<AccountRow, 'partner_id' | 'id'>

/** Oldest first. */
export const listContacts = (
  sight: Sight,
  tx: Tx,
  account: AccountKey,
  after: string | null,
  limit: number,
): Promise<ContactRow[]> =>
  tx
    .selectFrom('contact')
    .select(columns)
    .where(withinSight(sight, 'contact'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()

/** Undefined when the account has a contact with this e-mail already. */
export const insertContact = (
  tx: Tx,
  account: AccountKey,
  contact: Omit<ContactRow, 'account_id' | 'version' | 'created_at'>,
  at: number,
): Promise<ContactRow | undefined> =>
  tx
    .insertInto('contact')
    .values({
      ...contact,
      partner_id: account.partner_id,
      account_id: account.id,
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.columns(['partner_id', 'account_id', 'email']).doNothing())
    .returning(columns)
    .executeTakeFirst()

export const findContact = (
  sight: Sight,
  tx: Tx,
  account: AccountKey,
  id: string,
): Promise<ContactRow | undefined> => contactOf(sight, tx, account, id).executeTakeFirst()

/** As `findContact`; nobody else changes it until the transaction ends. */
export const lockContact = (
  sight: Sight,
  tx: Tx,
  account: AccountKey,
  id: string,
): Promise<ContactRow | undefined> => contactOf(sight, tx, account, id).forUpdate().executeTakeFirst()

const contactOf = (sight: Sight, tx: Tx, account: AccountKey, id: string) =>
  tx
    .selectFrom('contact')
    .select(columns)
    .where(withinSight(sight, 'contact'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .where('id', '=', id)

/** The row after the change. With the contact locked. */
export const updateContact = (
  sight: Sight,
  tx: Tx,
  account: AccountKey,
  id: string,
  change: Pick<ContactRow, 'name' | 'language' | 'notices'>,
): Promise<ContactRow> =>
  tx
    .updateTable('contact')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where(withinSight(sight, 'contact'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

/** False when the account has no such contact. */
export const deleteContact = async (
  sight: Sight,
  tx: Tx,
  account: AccountKey,
  id: string,
): Promise<boolean> => {
  const deleted = await tx
    .deleteFrom('contact')
    .where(withinSight(sight, 'contact'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return deleted !== undefined
}

export const deleteContactsOfAccount = async (sight: Sight, tx: Tx, account: AccountKey): Promise<void> => {
  await tx
    .deleteFrom('contact')
    .where(withinSight(sight, 'contact'))
    .where('partner_id', '=', account.partner_id)
    .where('account_id', '=', account.id)
    .execute()
}
