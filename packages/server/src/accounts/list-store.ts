import type { Instant, Sight } from '@tenure/core'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import type { AfterNamed, NameOrder } from '../http/name-order.ts'
import { accountColumns, type AccountRow } from './store.ts'

export type AccountFilter = {
  readonly partnerId?: string | undefined
  readonly archived?: boolean | undefined
  /** One account alone. */
  readonly id?: string | undefined
  /** How its name begins, in any case of letters. */
  readonly nameBegins?: string | undefined
}

export type AccountPage = {
  readonly sort: NameOrder
  /** The account before the page: its id, and its name as it is ordered by. */
  readonly after: AfterNamed | null
  readonly limit: number
}

export type ListedRow = AccountRow & { readonly name_key: string }

const nameKey = sql<string>`account.name_key collate "C"`

/** In the order of their ids, which is that of their making, or of their names. */
export const listAccounts = (
  sight: Sight,
  tx: Tx,
  { partnerId, archived, id, nameBegins }: AccountFilter,
  { sort, after, limit }: AccountPage,
): Promise<ListedRow[]> => {
  let query = tx
    .selectFrom('account')
    .select(accountColumns)
    .select('name_key')
    .where(withinSight(sight, 'account', 'id'))
  if (partnerId !== undefined) query = query.where('partner_id', '=', partnerId)
  if (archived !== undefined) query = query.where('archived_at', archived ? 'is not' : 'is', null)
  if (id !== undefined) query = query.where('id', '=', id)
  if (nameBegins !== undefined) query = query.where(sql<SqlBool>`${nameKey} ^@ lower(${nameBegins}::text)`)
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const comes = direction === 'asc' ? sql`>` : sql`<`
  if (sort === '-created-at' || sort === 'created-at') {
    if (after !== null) query = query.where(sql<SqlBool>`account.id ${comes} ${after.id}::uuid`)
    return query.orderBy('id', direction).limit(limit).execute()
  }
  if (after !== null)
    query = query.where(sql<SqlBool>`(${nameKey}, account.id) ${comes} (${after.nameKey}, ${after.id}::uuid)`)
  return query.orderBy(nameKey, direction).orderBy('id', direction).limit(limit).execute()
}

/** The account with this very Customer ID. */
export const findAccountIdByCustomerId = async (
  sight: Sight,
  tx: Tx,
  customerId: string,
): Promise<string | undefined> => {
  const row = await tx
    .selectFrom('customer_id_directory')
    .select('account_id')
    .where(withinSight(sight, 'customer_id_directory'))
    .where('customer_id', '=', customerId)
    .executeTakeFirst()
  return row?.account_id
}

export type AccountFigures = {
  readonly id: string
  readonly partnerName: string
  readonly licenses: number
  readonly controllers: number
  readonly contacts: number
  readonly nextEndAt: Instant | null
}

/** What belongs to each of these accounts, counted in one query. */
export const countForAccounts = async (
  sight: Sight,
  tx: Tx,
  accountIds: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, AccountFigures>> => {
  const now = new Date(at)
  const { rows } = await sql<AccountFigures>`
    select account.id, partner.name as "partnerName", held.licenses, held.next_end_at as "nextEndAt",
      unit.controllers, person.contacts
    from account
      join partner on partner.id = account.partner_id
      cross join lateral (
        select count(*) as licenses, min(license.ends_at) filter (
          where license.holder_at = 'controller' and (license.kind = 'maintenance' or license.trial_of = 'maintenance')
            and license.starts_at <= ${now} and license.ends_at > ${now}) as next_end_at
        from license
        where license.partner_id = account.partner_id and license.account_id = account.id) as held
      cross join lateral (
        select count(*) as controllers
        from controller
        where controller.partner_id = account.partner_id and controller.account_id = account.id
          and controller.status in ('active', 'pending')) as unit
      cross join lateral (
        select count(*) as contacts
        from contact
        where contact.partner_id = account.partner_id and contact.account_id = account.id) as person
    where ${withinSight(sight, 'account', 'id')} and account.id = any(${[...accountIds]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
