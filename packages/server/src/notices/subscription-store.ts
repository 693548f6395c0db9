import type { Instant } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** Whose mails a link stops: those about an account, or, without one, those to it as the partner's. */
export type SubscriptionKey = { readonly accountId: string | null; readonly email: string }

/** The ids of these subscriptions; those that do not exist yet are made, with the ids and secrets given. */
export const ensureSubscriptions = async (
  partnerId: string,
  tx: Tx,
  wanted: readonly (SubscriptionKey & { readonly id: string; readonly secret: string })[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = JSON.stringify(
    wanted.map(({ accountId, email, id, secret }) => ({ account_id: accountId, email, id, secret })),
  )
  const given = sql`json_to_recordset(${rows}::json) as given (account_id uuid, email text, id uuid, secret text)`
  await sql`
    insert into notice_subscription (partner_id, id, account_id, email, secret)
    select ${partnerId}, id, account_id, email, secret from ${given}
    on conflict (partner_id, account_id, email) do nothing`.execute(tx)
  const found = await sql<{ id: string; account_id: string | null; email: string }>`
    select own.id, own.account_id, own.email
    from notice_subscription own join ${given}
      on own.email = given.email and own.account_id is not distinct from given.account_id
    where own.partner_id = ${partnerId}`.execute(tx)
  return new Map(
    found.rows.map((row) => [subscriptionKey({ accountId: row.account_id, email: row.email }), row.id]),
  )
}

export const subscriptionKey = ({ accountId, email }: SubscriptionKey): string =>
  `${accountId ?? ''} ${email}`

export type Subscription = SubscriptionKey & {
  readonly partnerId: string
  readonly id: string
  readonly stoppedAt: Instant | null
  readonly partnerName: string
  readonly accountName: string | null
}

/** By the secret of a mail's link, before the partner is known. */
export const findSubscription = async (tx: Tx, secret: string): Promise<Subscription | null> => {
  const row = await tx
    .selectFrom('notice_subscription as own')
    .innerJoin('partner', 'partner.id', 'own.partner_id')
    .leftJoin('account', (join) =>
      join.onRef('account.partner_id', '=', 'own.partner_id').onRef('account.id', '=', 'own.account_id'),
    )
    .select([
      'own.partner_id',
      'own.id',
      'own.account_id',
      'own.email',
      'own.stopped_at',
      'partner.name as partner_name',
      'account.name as account_name',
    ])
    .where('own.secret', '=', secret)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        partnerId: row.partner_id,
        id: row.id,
        accountId: row.account_id,
        email: row.email,
        stoppedAt: row.stopped_at,
        partnerName: row.partner_name,
        accountName: row.account_name,
      }
}

/** Stops the mails or takes that back; the setting of the contact, or of the partner's address, follows. */
export const setSubscribed = async (
  { partnerId, id, accountId, email }: Pick<Subscription, 'partnerId' | 'id' | 'accountId' | 'email'>,
  tx: Tx,
  notices: boolean,
  at: Instant,
): Promise<void> => {
  await tx
    .updateTable('notice_subscription')
    .set({ stopped_at: notices ? null : new Date(at) })
    .where('partner_id', '=', partnerId)
    .where('id', '=', id)
    .execute()
  await (accountId === null
    ? tx
        .updateTable('partner_notice_address')
        .set({ notices })
        .where('partner_id', '=', partnerId)
        .where('email', '=', email)
        .execute()
    : tx
        .updateTable('contact')
        .set((row) => ({ notices, version: row('version', '+', 1) }))
        .where('partner_id', '=', partnerId)
        .where('account_id', '=', accountId)
        .where('email', '=', email)
        .execute())
}

/** Who is asked for notices again by whoever keeps the list has not stopped them any more. */
export const resumeSubscription = async (
  partnerId: string,
  tx: Tx,
  { accountId, email }: SubscriptionKey,
): Promise<void> => {
  await tx
    .updateTable('notice_subscription')
    .set({ stopped_at: null })
    .where('partner_id', '=', partnerId)
    .where('account_id', 'is not distinct from', accountId)
    .where('email', '=', email)
    .execute()
}

/** Whether who has this address stopped such mails by the link of one. */
export const isStopped = async (
  partnerId: string,
  tx: Tx,
  { accountId, email }: SubscriptionKey,
): Promise<boolean> => {
  const row = await tx
    .selectFrom('notice_subscription')
    .select('id')
    .where('partner_id', '=', partnerId)
    .where('account_id', 'is not distinct from', accountId)
    .where('email', '=', email)
    .where('stopped_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
