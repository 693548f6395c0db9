import type { AccountNotices, NoticeReply, PartnerNotices } from '@tenure/contract'
import type { PartnerNoticeAddress } from '@tenure/core'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { NoticeRow } from './list-store.ts'
import type { AccountNoticesRow } from './settings-store.ts'

export const noticeToApi = (row: NoticeRow): NoticeReply => ({
  kind: row.kind,
  state: row.sent_at !== null ? 'sent' : row.refused_at !== null ? 'refused' : 'waiting',
  at: rfc3339(row.recorded_at),
  sentAt: rfc3339OrNull(row.sent_at),
  partnerId: row.partner_id,
  accountId: row.account_id,
  licenseId: row.license_id,
  controllerId: row.controller_id,
  daysBefore: row.days_before,
  endsAt: rfc3339OrNull(row.ends_at),
  recipients: [{ email: row.recipient, language: row.language, as: row.recipient_is }],
})

export const accountNoticesToApi = (row: AccountNoticesRow): AccountNotices => ({
  accountId: row.id,
  audience: row.notice_audience,
  language: row.notice_language,
})

export const partnerNoticesToApi = (
  partnerId: string,
  addresses: readonly PartnerNoticeAddress[],
): PartnerNotices => ({
  partnerId,
  addresses: addresses.map((address) => ({ ...address, kinds: [...address.kinds] })),
})
