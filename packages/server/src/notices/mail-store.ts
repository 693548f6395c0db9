import type { Instant, NoticeKind, NoticeLanguage, NoticeRecipient } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'

export type MailedKind = NoticeKind | 'controller-joined'

export type NewMail = {
  readonly id: string
  readonly accountId: string | null
  readonly subscriptionId: string | null
  readonly recipient: NoticeRecipient
}

export type NewNotice = {
  readonly id: string
  readonly mailId: string
  readonly kind: MailedKind
  readonly email: string
  readonly licenseId: string | null
  readonly accountId: string | null
  readonly controllerId: string | null
  readonly daysBefore: number | null
  readonly endsAt: Instant | null
}

export const insertMails = async (
  partnerId: string,
  tx: Tx,
  mails: readonly NewMail[],
  notices: readonly NewNotice[],
  at: Instant,
): Promise<void> => {
  const recorded_at = new Date(at)
  const mailRows = mails.map(({ id, accountId, subscriptionId, recipient }) => ({
    partner_id: partnerId,
    id,
    account_id: accountId,
    subscription_id: subscriptionId,
    recipient: recipient.email,
    recipient_is: recipient.as,
    language: recipient.language,
    recorded_at,
  }))
  await insertRows(tx, 'notice_mail', mailRows)
  const noticeRows = notices.map((notice) => ({
    partner_id: partnerId,
    id: notice.id,
    mail_id: notice.mailId,
    kind: notice.kind,
    recipient: notice.email,
    license_id: notice.licenseId,
    account_id: notice.accountId,
    controller_id: notice.controllerId,
    days_before: notice.daysBefore,
    ends_at: notice.endsAt === null ? null : new Date(notice.endsAt),
  }))
  await insertRows(tx, 'notice', noticeRows)
}

export type MailRow = {
  readonly id: string
  readonly account_id: string | null
  readonly recipient: string
  readonly recipient_is: NoticeRecipient['as']
  readonly language: NoticeLanguage
  readonly recorded_at: Instant
  readonly sent_at: Instant | null
  readonly refused_at: Instant | null
  readonly partner_name: string
  readonly account_name: string | null
  readonly secret: string | null
  /** Whether the link of this or another mail was used to stop such mails. */
  readonly stopped_at: Instant | null
}

/** Undefined where it is gone with its account. */
export const findMail = (partnerId: string, tx: Tx, mailId: string): Promise<MailRow | undefined> =>
  tx
    .selectFrom('notice_mail as mail')
    .innerJoin('partner', 'partner.id', 'mail.partner_id')
    .leftJoin('account', (join) =>
      join.onRef('account.partner_id', '=', 'mail.partner_id').onRef('account.id', '=', 'mail.account_id'),
    )
    .leftJoin('notice_subscription as subscription', (join) =>
      join
        .onRef('subscription.partner_id', '=', 'mail.partner_id')
        .onRef('subscription.id', '=', 'mail.subscription_id'),
    )
    .select([
      'mail.id',
      'mail.account_id',
      'mail.recipient',
      'mail.recipient_is',
      'mail.language',
      'mail.recorded_at',
      'mail.sent_at',
      'mail.refused_at',
      'partner.name as partner_name',
      'account.name as account_name',
      'subscription.secret',
      'subscription.stopped_at',
    ])
    .where('mail.partner_id', '=', partnerId)
    .where('mail.id', '=', mailId)
    .executeTakeFirst()

export type MailedNotice = {
  readonly kind: MailedKind
  readonly license_id: string | null
  readonly account_id: string | null
  readonly account_name: string | null
  readonly controller_id: string | null
  readonly install_code: string | null
  readonly days_before: number | null
  readonly ends_at: Instant | null
  readonly license_kind: 'capacity' | 'core' | 'upgrade' | 'maintenance' | 'remote-cms' | 'trial' | null
  readonly trial_of: 'capacity' | 'core' | 'maintenance' | 'remote-cms' | null
  readonly quantity: number | null
  readonly starts_at: Instant | null
}

/** What the mail tells of, with the names of where things were when it was recorded. */
export const listMailedNotices = (partnerId: string, tx: Tx, mailId: string): Promise<MailedNotice[]> =>
  tx
    .selectFrom('notice')
    .leftJoin('license', (join) =>
      join
        .onRef('license.partner_id', '=', 'notice.partner_id')
        .onRef('license.id', '=', 'notice.license_id'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'notice.partner_id')
        .onRef('account.id', '=', 'notice.account_id'),
    )
    .leftJoin('controller', (join) =>
      join
        .onRef('controller.partner_id', '=', 'notice.partner_id')
        .onRef('controller.id', '=', 'notice.controller_id'),
    )
    .select([
      'notice.kind',
      'notice.license_id',
      'notice.account_id',
      'account.name as account_name',
      'notice.controller_id',
      'controller.install_code',
      'notice.days_before',
      'notice.ends_at',
      'license.kind as license_kind',
      'license.trial_of',
      'license.quantity',
      'license.starts_at',
    ])
    .where('notice.partner_id', '=', partnerId)
    .where('notice.mail_id', '=', mailId)
    .orderBy('notice.id')
    .execute()

export const markMail = async (
  partnerId: string,
  tx: Tx,
  mailId: string,
  outcome: 'sent' | 'refused',
  at: Instant,
): Promise<void> => {
  await tx
    .updateTable('notice_mail')
    .set(outcome === 'sent' ? { sent_at: new Date(at) } : { refused_at: new Date(at) })
    .where('partner_id', '=', partnerId)
    .where('id', '=', mailId)
    .where('sent_at', 'is', null)
    .where('refused_at', 'is', null)
    .execute()
}

/** Nobody records notices of this partner until the transaction ends; what is made for it meanwhile does not wait. */
export const lockForNotices = async (partnerId: string, tx: Tx): Promise<void> => {
  await sql`select id from partner where id = ${partnerId} for no key update`.execute(tx)
}
