import type { Sight } from '@tenure/core'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import type { AfterNamed, NameOrder } from '../http/name-order.ts'
import { inPartnerSight, partnerColumns, type PartnerRow } from './store.ts'

export type PartnerPage = {
  readonly sort: NameOrder
  /** The partner before the page: its id, and its name as it is ordered by. */
  readonly after: AfterNamed | null
  readonly limit: number
}

export type ListedPartner = PartnerRow & { readonly name_key: string }

const nameKey = sql<string>`(lower(partner.name) collate "C")`

/**
 * In the order of their ids, which is that of their making, or of their names; of certain ids alone, where they are
 * given. There are few partners, so no index needs to serve.
 */
export const listPartners = (
  sight: Sight,
  tx: Tx,
  { ids }: { readonly ids?: readonly string[] | undefined },
  { sort, after, limit }: PartnerPage,
): Promise<ListedPartner[]> => {
  let query = tx
    .selectFrom('partner')
    .select(partnerColumns)
    .select(nameKey.as('name_key'))
    .where(inPartnerSight(sight))
  if (ids !== undefined) query = query.where(sql<SqlBool>`partner.id = any(${[...ids]}::uuid[])`)
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const comes = direction === 'asc' ? sql`>` : sql`<`
  if (sort === '-created-at' || sort === 'created-at') {
    if (after !== null) query = query.where(sql<SqlBool>`partner.id ${comes} ${after.id}::uuid`)
    return query.orderBy('id', direction).limit(limit).execute()
  }
  if (after !== null)
    query = query.where(sql<SqlBool>`(${nameKey}, partner.id) ${comes} (${after.nameKey}, ${after.id}::uuid)`)
  return query.orderBy(nameKey, direction).orderBy('id', direction).limit(limit).execute()
}

/**
 * The partners with these words in their name, in any case of letters. They are few and compared here: the database, whose
 * locale is C, knows the two cases of ASCII letters alone.
 */
export const findPartnersNamed = async (sight: Sight, tx: Tx, words: string): Promise<string[]> => {
  const rows = await tx.selectFrom('partner').select(['id', 'name']).where(inPartnerSight(sight)).execute()
  const wanted = words.toLowerCase()
  return rows.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id }) => id)
}

export type PartnerFigures = {
  readonly accounts: number
  readonly inInventory: number
  readonly inAccounts: number
  readonly onControllers: number
}

/**
 * What each of these partners has, in one query. Where its licenses are is read from indexes alone: those that tell the
 * account of each license and the controller of those that have one. What has an account and no controller is in the account.
 */
export const countForPartners = async (
  sight: Sight,
  tx: Tx,
  partnerIds: readonly string[],
): Promise<ReadonlyMap<string, PartnerFigures>> => {
  const { rows } = await sql<PartnerFigures & { id: string }>`
    select partner.id, own.accounts, stock.licenses as "inInventory",
      handed.licenses - activated.licenses as "inAccounts", activated.licenses as "onControllers"
    from partner
      cross join lateral (
        select count(*) as accounts from account
        where ${withinSight(sight, 'account')} and account.partner_id = partner.id and account.archived_at is null) as own
      cross join lateral (
        select count(*) as licenses from license
        where ${withinSight(sight, 'license')} and license.partner_id = partner.id
          and license.holder_at = 'inventory') as stock
      cross join lateral (
        select count(*) as licenses from license
        where ${withinSight(sight, 'license')} and license.partner_id = partner.id
          and license.account_id is not null) as handed
      cross join lateral (
        select count(*) as licenses from license
        where ${withinSight(sight, 'license')} and license.partner_id = partner.id
          and license.controller_id is not null) as activated
    where ${inPartnerSight(sight)} and partner.id = any(${[...partnerIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...figures }) => [id, figures]))
}
