import { accountNotFound } from '@tenure/core'
import { lockAccount } from '../accounts/store.ts'
import { judgeVersion } from '../http/entity-tag.ts'
import type { Handlers } from '../http/handler.ts'
import { notFound } from '../http/refusals.ts'
import { findPartner, lockPartner } from '../partners/store.ts'
import { listPartnerAddresses } from './audience-store.ts'
import { accountNoticesToApi, partnerNoticesToApi } from './convert.ts'
import { list } from './list.ts'
import { preview } from './preview.ts'
import { findAccountNotices, replacePartnerAddresses, updateAccountNotices } from './settings-store.ts'
import { resumeSubscription } from './subscription-store.ts'

type NoticeRoutes = Handlers<
  | 'listNotices'
  | 'previewNotice'
  | 'getPartnerNotices'
  | 'editPartnerNotices'
  | 'getAccountNotices'
  | 'editAccountNotices'
>

export const noticeRoutes = ({ publicUrl }: { readonly publicUrl: () => string }): NoticeRoutes => ({
  listNotices: list,
  previewNotice: preview(publicUrl),

  getPartnerNotices: async ({ params: { id } }, { tx, caller }) => {
    const partner = await findPartner(caller.sight, tx, id)
    if (partner === undefined) return { ok: false, refusal: notFound('partner') }
    const addresses = await listPartnerAddresses(id, tx)
    return { ok: true, value: partnerNoticesToApi(id, addresses), version: partner.version }
  },

  editPartnerNotices: async ({ params: { id }, body, ifMatch }, { tx, caller }) => {
    const partner = await lockPartner(caller.sight, tx, id)
    if (partner === undefined) return { ok: false, refusal: notFound('partner') }
    const changedMeanwhile = judgeVersion(partner.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const version = await replacePartnerAddresses(id, tx, body.addresses)
    for (const { email, notices } of body.addresses)
      if (notices) await resumeSubscription(id, tx, { accountId: null, email })
    return { ok: true, value: partnerNoticesToApi(id, await listPartnerAddresses(id, tx)), version }
  },

  getAccountNotices: async ({ params: { id } }, { tx, caller }) => {
    const row = await findAccountNotices(caller.sight, tx, id)
    return row === undefined
      ? { ok: false, refusal: accountNotFound() }
      : { ok: true, value: accountNoticesToApi(row), version: row.version }
  },

  editAccountNotices: async ({ params: { id }, body, ifMatch }, { tx, caller }) => {
    const locked = await lockAccount(caller.sight, tx, id)
    const row = locked === undefined ? undefined : await findAccountNotices(caller.sight, tx, id)
    if (row === undefined) return { ok: false, refusal: accountNotFound() }
    const changedMeanwhile = judgeVersion(row.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const edited = await updateAccountNotices(caller.sight, tx, id, {
      notice_audience: body.audience ?? row.notice_audience,
      notice_language: body.language ?? row.notice_language,
    })
    return { ok: true, value: accountNoticesToApi(edited), version: edited.version }
  },
})
