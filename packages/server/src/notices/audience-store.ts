import type { AccountAudience, NoticeAudiences, NoticeKind, PartnerNoticeAddress } from '@tenure/core'
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../db/database.ts'

/** The accounts and controllers whose people may be told something. */
export type AudienceOf = { readonly accountIds: readonly string[]; readonly controllerIds: readonly string[] }

/** M9: to whom notices about these may go, as partner, account and Owner have set it. */
export const loadAudiences = async (
  partnerId: string,
  tx: Tx,
  { accountIds, controllerIds }: AudienceOf,
): Promise<NoticeAudiences> => {
  const controllers = await tx
    .selectFrom('controller')
    .select(['id', 'notice_emails'])
    .where('partner_id', '=', partnerId)
    .where('id', '=', anyOf(controllerIds))
    .where(sql<boolean>`cardinality(notice_emails) > 0`)
    .execute()
  return {
    partner: await listPartnerAddresses(partnerId, tx),
    accounts: await loadAccounts(partnerId, tx, accountIds),
    owners: Object.fromEntries(controllers.map(({ id, notice_emails: emails }) => [id, emails])),
  }
}

/** The addresses of the partner's own people, in the order of the alphabet. */
export const listPartnerAddresses = async (partnerId: string, tx: Tx): Promise<PartnerNoticeAddress[]> => {
  const rows = await tx
    .selectFrom('partner_notice_address')
    .select(['email', 'language', 'kinds', 'notices'])
    .where('partner_id', '=', partnerId)
    .orderBy('email')
    .execute()
  // The table's check lets nothing else in.
  return rows.map((row) => ({ ...row, kinds: row.kinds as NoticeKind[] }))
}

const loadAccounts = async (
  partnerId: string,
  tx: Tx,
  accountIds: readonly string[],
): Promise<Record<string, AccountAudience>> => {
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'notice_audience', 'notice_language'])
    .where('partner_id', '=', partnerId)
    .where('id', '=', anyOf(accountIds))
    .execute()
  const contacts = await tx
    .selectFrom('contact')
    .select(['account_id', 'email', 'language', 'notices'])
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', anyOf(accountIds))
    .orderBy('id')
    .execute()
  const stopped = await tx
    .selectFrom('notice_subscription')
    .select(['account_id', 'email'])
    .where('partner_id', '=', partnerId)
    .where('account_id', '=', anyOf(accountIds))
    .where('stopped_at', 'is not', null)
    .execute()
  const contactsOf = Map.groupBy(contacts, (contact) => contact.account_id)
  const stoppedOf = Map.groupBy(stopped, (subscription) => subscription.account_id)
  return Object.fromEntries(
    accounts.map(({ id, notice_audience: audience, notice_language: language }) => [
      id,
      {
        audience,
        language,
        contacts: contactsOf.get(id) ?? [],
        stopped: (stoppedOf.get(id) ?? []).map(({ email }) => email),
      },
    ]),
  )
}

const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${[...ids]}::uuid[])`
