import {
  addDays,
  LATE_NOTICE_DAYS,
  NOTICE_DAYS,
  type Instant,
  type NoticeKind,
  type SentNotice,
} from '@tenure/core'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { licenseFromRow, type StoredLicense } from '../licenses/convert.ts'
import { licenseColumns } from '../licenses/store.ts'

/** The partners that have a license of which a notice may be due; in the order of their ids. */
export const listPartnersWithEnds = async (tx: Tx, at: Instant): Promise<string[]> => {
  const rows = await tx
    .selectFrom('license')
    .select('partner_id')
    .distinct()
    .where(endsNear(at))
    .orderBy('partner_id')
    .execute()
  return rows.map((row) => row.partner_id)
}

/** The partner's licenses of which a notice may be due, in the order of their ends. */
export const listEndingLicenses = async (
  partnerId: string,
  tx: Tx,
  at: Instant,
): Promise<StoredLicense[]> => {
  const rows = await tx
    .selectFrom('license')
    .select(licenseColumns)
    .where('license.partner_id', '=', partnerId)
    .where('license.holder_at', '<>', 'retired')
    .where(endsNear(at))
    .orderBy('license.ends_at')
    .orderBy('license.id')
    .execute()
  return rows.map(licenseFromRow)
}

/** A little wider than the rule: core decides on which day. */
const endsNear = (at: Instant): RawBuilder<SqlBool> => {
  const [earliest, latest] = [addDays(at, -LATE_NOTICE_DAYS - 1), addDays(at, NOTICE_DAYS.paid[0] + 1)]
  return sql<SqlBool>`license.ends_at between ${new Date(earliest)} and ${new Date(latest)}`
}

/** What was recorded of these licenses, ever. */
export const listSentNotices = async (
  partnerId: string,
  tx: Tx,
  licenseIds: readonly string[],
): Promise<SentNotice[]> => {
  const rows = await tx
    .selectFrom('notice')
    .select(['license_id', 'kind', 'days_before', 'recipient'])
    .where('partner_id', '=', partnerId)
    .where('license_id', '=', sql<string>`any(${[...licenseIds]}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    // Only of a controller that joined the license is null.
    licenseId: row.license_id as string,
    kind: row.kind as NoticeKind,
    daysBefore: row.days_before,
    email: row.recipient,
  }))
}
