import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import { licenseFromRow, type StoredLicense } from '../licenses/convert.ts'
import { licensesInSight } from '../licenses/store.ts'

/** At most so many of each type: a box shows what to choose from, lists show the rest. */
const MAX_HITS = 8

/** What a hit of any type is made of besides its type. */
export type Found = {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly partnerId: string | null
  readonly accountId: string | null
}

export const findLicenses = async (
  sight: Sight,
  tx: Tx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<StoredLicense[]> => {
  const rows = await licensesInSight(sight, tx)
    .where('license.id', '>=', from)
    .where('license.id', '<=', to)
    .orderBy('license.id')
    .limit(MAX_HITS)
    .execute()
  return rows.map(licenseFromRow)
}

/** Order references that begin so, each once for each partner; as typed, or in capitals. */
export const findOrders = async (sight: Sight, tx: Tx, word: string): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select distinct on (license.order_reference, license.partner_id)
      license.order_reference as id, license.order_reference as title, partner.name as subtitle,
      license.partner_id as "partnerId", null::uuid as "accountId"
    from license join partner on partner.id = license.partner_id
    where ${withinSight(sight, 'license')}
      and (license.order_reference ^@ ${word}::text or license.order_reference ^@ upper(${word}::text))
    order by license.order_reference, license.partner_id
    limit ${MAX_HITS}`.execute(tx)
  return rows
}

export const findAccounts = async (
  sight: Sight,
  tx: Tx,
  by: { readonly nameBegins: string } | { readonly id: string },
): Promise<Found[]> => {
  const condition =
    'id' in by
      ? sql`account.id = ${by.id}`
      : sql`account.name_key collate "C" ^@ lower(${by.nameBegins}::text)`
  const { rows } = await sql<Found>`
    select account.id, account.name as title, partner.name as subtitle, account.partner_id as "partnerId",
      account.id as "accountId"
    from account join partner on partner.id = account.partner_id
    where ${withinSight(sight, 'account', 'id')} and ${condition}
    order by account.name_key collate "C", account.id
    limit ${MAX_HITS}`.execute(tx)
  return rows
}

export const findControllers = async (sight: Sight, tx: Tx, word: string): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select controller.id, controller.install_code as title, account.name as subtitle,
      controller.partner_id as "partnerId", controller.account_id as "accountId"
    from controller
      join account on account.partner_id = controller.partner_id and account.id = controller.account_id
    where ${withinSight(sight, 'controller')} and controller.status <> 'left'
      and controller.install_code collate "C" ^@ upper(${word}::text)
    order by controller.install_code collate "C", controller.partner_id
    limit ${MAX_HITS}`.execute(tx)
  return rows
}

export const findContacts = async (sight: Sight, tx: Tx, word: string): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select contact.id, contact.email as title, account.name as subtitle, contact.partner_id as "partnerId",
      contact.account_id as "accountId"
    from contact join account on account.partner_id = contact.partner_id and account.id = contact.account_id
    where ${withinSight(sight, 'contact')} and contact.email ^@ lower(${word}::text)
    order by contact.email, contact.id
    limit ${MAX_HITS}`.execute(tx)
  return rows
}

/** The vendor's people, or a partner's: a partner's callers see their own alone. */
export const findMembers = async (sight: Sight, tx: Tx, word: string): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select member.id, person.email as title, concat_ws(' · ', nullif(person.name, ''), partner.name) as subtitle,
      member.partner_id as "partnerId", null::uuid as "accountId"
    from member
      join auth."user" as person on person.id = member.user_id
      left join partner on partner.id = member.partner_id
    where ${withinSight(sight, 'member')} and person.email ^@ lower(${word}::text)
    order by person.email, member.id
    limit ${MAX_HITS}`.execute(tx)
  return rows
}

/** There are few partners, so no index needs to serve. */
export const findPartners = async (sight: Sight, tx: Tx, word: string): Promise<Found[]> => {
  const own = sight.of === 'vendor' ? sql`true` : sql`partner.id = ${sight.partnerId}`
  const { rows } = await sql<Found>`
    select partner.id, partner.name as title, '' as subtitle, partner.id as "partnerId", null::uuid as "accountId"
    from partner
    where ${own} and lower(partner.name) ^@ lower(${word}::text)
    order by partner.name
    limit ${MAX_HITS}`.execute(tx)
  return rows
}
