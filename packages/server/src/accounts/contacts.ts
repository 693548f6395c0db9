import { accountNotFound } from '@tenure/core'
import { judgeVersion } from '../http/entity-tag.ts'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handlers } from '../http/handler.ts'
import { alreadyExists, notFound } from '../http/refusals.ts'
import { findAccountNotices } from '../notices/settings-store.ts'
import { isStopped, resumeSubscription } from '../notices/subscription-store.ts'
import {
  deleteContact,
  findContact,
  insertContact,
  listContacts,
  lockContact,
  updateContact,
} from './contact-store.ts'
import { contactToApi } from './convert.ts'
import { findAccount, holdAccount } from './store.ts'

/** A contact is in sight exactly where its account is, so each call finds the account first (A4). */
export const contactRoutes: Handlers<
  'listContacts' | 'addContact' | 'getContact' | 'editContact' | 'removeContact'
> = {
  listContacts: async ({ params, query }, { tx, caller }) => {
    const after = readCursor(byUuid, query.cursor)
    if (!after.ok) return after
    const account = await findAccount(caller.sight, tx, params.id)
    if (account === undefined) return { ok: false, refusal: accountNotFound() }
    const rows = await listContacts(caller.sight, tx, account, after.value?.[0] ?? null, query.limit + 1)
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.id], contactToApi) }
  },

  addContact: async ({ params, body }, { tx, caller, at, newId }) => {
    const account = await holdAccount(caller.sight, tx, params.id)
    if (account === undefined) return { ok: false, refusal: accountNotFound() }
    const { email, name } = body
    const language =
      body.language ?? (await findAccountNotices(caller.sight, tx, params.id))?.notice_language ?? 'en'
    // Who stopped the mails before stays told of nothing, until somebody asks for it again.
    const wasStopped = await isStopped(account.partner_id, tx, { accountId: account.id, email })
    const notices = body.notices && !wasStopped
    const row = await insertContact(tx, account, { id: newId(), email, name, language, notices }, at)
    return row === undefined
      ? { ok: false, refusal: alreadyExists(`The contact ${body.email}`, 'Nothing needs to be done.') }
      : { ok: true, value: contactToApi(row) }
  },

  getContact: async ({ params }, { tx, caller }) => {
    const account = await findAccount(caller.sight, tx, params.id)
    if (account === undefined) return { ok: false, refusal: accountNotFound() }
    const row = await findContact(caller.sight, tx, account, params.contactId)
    return row === undefined
      ? { ok: false, refusal: notFound('contact') }
      : { ok: true, value: contactToApi(row), version: row.version }
  },

  editContact: async ({ params, body, ifMatch }, { tx, caller }) => {
    const account = await holdAccount(caller.sight, tx, params.id)
    if (account === undefined) return { ok: false, refusal: accountNotFound() }
    const row = await lockContact(caller.sight, tx, account, params.contactId)
    if (row === undefined) return { ok: false, refusal: notFound('contact') }
    const changedMeanwhile = judgeVersion(row.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const edited = await updateContact(caller.sight, tx, account, row.id, {
      name: body.name === undefined ? row.name : body.name,
      language: body.language ?? row.language,
      notices: body.notices ?? row.notices,
    })
    if (body.notices === true)
      await resumeSubscription(account.partner_id, tx, { accountId: account.id, email: row.email })
    return { ok: true, value: contactToApi(edited), version: edited.version }
  },

  removeContact: async ({ params }, { tx, caller }) => {
    const account = await findAccount(caller.sight, tx, params.id)
    if (account === undefined) return { ok: false, refusal: accountNotFound() }
    return (await deleteContact(caller.sight, tx, account, params.contactId))
      ? { ok: true, value: undefined }
      : { ok: false, refusal: notFound('contact') }
  },
}
