import {
  addDays,
  startOfDay,
  type Instant,
  type NoticeLanguage,
  type NoticeRecipient,
  type Sight,
} from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import { licenseFromRow, type StoredLicense } from '../licenses/convert.ts'
import { licenseColumns } from '../licenses/store.ts'
import type { MailedKind } from './mail-store.ts'

export type NoticeFilter = {
  readonly partnerId: string | undefined
  readonly accountId: string | undefined
  readonly licenseId: string | undefined
}

export type NoticeRow = {
  readonly partner_id: string
  readonly id: string
  readonly kind: MailedKind
  readonly license_id: string | null
  readonly account_id: string | null
  readonly controller_id: string | null
  readonly days_before: number | null
  readonly ends_at: Instant | null
  readonly recipient: string
  readonly recipient_is: NoticeRecipient['as']
  readonly language: NoticeLanguage
  readonly recorded_at: Instant
  readonly sent_at: Instant | null
  readonly refused_at: Instant | null
  readonly account_name: string | null
  readonly install_code: string | null
}

/** What was recorded, newest first, with the names of what it is about. An account does not see who of the partner's people was told (A4). */
export const listRecordedNotices = (
  sight: Sight,
  tx: Tx,
  { partnerId, accountId, licenseId }: NoticeFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<NoticeRow[]> => {
  let query = tx
    .selectFrom('notice')
    .innerJoin('notice_mail as mail', (join) =>
      join.onRef('mail.partner_id', '=', 'notice.partner_id').onRef('mail.id', '=', 'notice.mail_id'),
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
      'notice.partner_id',
      'notice.id',
      'notice.kind',
      'notice.license_id',
      'notice.account_id',
      'notice.controller_id',
      'notice.days_before',
      'notice.ends_at',
      'notice.recipient',
      'mail.recipient_is',
      'mail.language',
      'mail.recorded_at',
      'mail.sent_at',
      'mail.refused_at',
      'account.name as account_name',
      'controller.install_code',
    ])
    .where(withinSight(sight, 'notice'))
  if (sight.of === 'account') query = query.where('mail.recipient_is', '<>', 'partner')
  if (partnerId !== undefined) query = query.where('notice.partner_id', '=', partnerId)
  if (accountId !== undefined) query = query.where('notice.account_id', '=', accountId)
  if (licenseId !== undefined) query = query.where('notice.license_id', '=', licenseId)
  if (page.after !== null) query = query.where('notice.id', '<', page.after)
  return query.orderBy('notice.id', 'desc').limit(page.limit).execute()
}

/** What the licenses are that these notices were about, by their ids, also where one has gone to another account since. */
export const licensesOfNotices = async (
  sight: Sight,
  tx: Tx,
  notices: readonly Pick<NoticeRow, 'partner_id' | 'license_id'>[],
): Promise<ReadonlyMap<string, StoredLicense>> => {
  const ids = notices.flatMap((each) => each.license_id ?? [])
  const partnerIds = notices.map((each) => each.partner_id)
  const rows = await tx
    .selectFrom('license')
    .select(licenseColumns)
    .where(sight.of === 'vendor' ? sql<boolean>`true` : sql<boolean>`license.partner_id = ${sight.partnerId}`)
    .where(sql<boolean>`license.partner_id = any(${partnerIds}::uuid[])`)
    .where(sql<boolean>`license.id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, licenseFromRow(row)]))
}

/** How far upcoming notices are looked for: the first step of a paid term is 90 days before its end. */
const HORIZON_DAYS = 180

export type LicenseToEnd = StoredLicense & {
  readonly accountName: string | null
  readonly installCode: string | null
}

/** Licenses that end within 180 days, the first end first. */
export const listLicensesToEnd = async (
  sight: Sight,
  tx: Tx,
  { partnerId, accountId, licenseId }: NoticeFilter,
  {
    at,
    after,
    limit,
  }: { readonly at: Instant; readonly after: readonly [number, string] | null; readonly limit: number },
): Promise<LicenseToEnd[]> => {
  const today = startOfDay(at)
  let query = tx
    .selectFrom('license')
    .leftJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'license.partner_id')
        .onRef('account.id', '=', 'license.account_id'),
    )
    .leftJoin('controller', (join) =>
      join
        .onRef('controller.partner_id', '=', 'license.partner_id')
        .onRef('controller.id', '=', 'license.controller_id'),
    )
    .select(licenseColumns)
    .select(['account.name as account_name', 'controller.install_code'])
    .where(withinSight(sight, 'license'))
    .where('license.holder_at', '<>', 'retired')
    .where(
      sql<boolean>`license.ends_at between ${new Date(addDays(today, 1))} and ${new Date(addDays(today, HORIZON_DAYS))}`,
    )
  if (partnerId !== undefined) query = query.where('license.partner_id', '=', partnerId)
  if (accountId !== undefined) query = query.where('license.account_id', '=', accountId)
  if (licenseId !== undefined) query = query.where('license.id', '=', licenseId)
  if (after !== null)
    query = query.where(
      sql<boolean>`(license.ends_at, license.id) > (${new Date(after[0])}, ${after[1]}::uuid)`,
    )
  const rows = await query.orderBy('license.ends_at').orderBy('license.id').limit(limit).execute()
  return rows.map((row) => ({
    ...licenseFromRow(row),
    accountName: row.account_name,
    installCode: row.install_code,
  }))
}
