import type { AccountNotices, NoticeReply, PartnerNotices } from '@tenure/contract'
import type { PartnerNoticeAddress } from '@tenure/core'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { StoredLicense } from '../licenses/convert.ts'
import type { NoticeRow } from './list-store.ts'
import type { AccountNoticesRow } from './settings-store.ts'

export const noticeToApi = (row: NoticeRow, license: StoredLicense | undefined): NoticeReply => ({
  kind: row.kind,
  state: row.sent_at !== null ? 'sent' : row.refused_at !== null ? 'refused' : 'waiting',
  at: rfc3339(row.recorded_at),
  sentAt: rfc3339OrNull(row.sent_at),
  partnerId: row.partner_id,
  accountId: row.account_id,
  accountName: row.account_name,
  licenseId: row.license_id,
  license: license === undefined ? null : describedToApi(license),
  controllerId: row.controller_id,
  installCode: row.install_code,
  daysBefore: row.days_before,
  endsAt: rfc3339OrNull(row.ends_at),
  recipients: [{ email: row.recipient, language: row.language, as: row.recipient_is }],
})

/** What a license is, as its documents describe it. */
export const describedToApi = ({ sku, kind, trialOf, quantity, term }: StoredLicense) => ({
  sku,
  kind,
  trialOf,
  quantity,
  term,
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
