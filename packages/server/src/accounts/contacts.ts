import { accountNotFound } from '@tenure/core'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handlers } from '../http/handler.ts'
import { alreadyExists, notFound } from '../http/refusals.ts'
import { deleteContact, insertContact, listContacts } from './contact-store.ts'
import { contactToApi } from './convert.ts'
import { findAccount, holdAccount } from './store.ts'

/** A contact is in sight exactly where its account is, so each call finds the account first (A4). */
export const contactRoutes: Handlers<'listContacts' | 'addContact' | 'removeContact'> = {
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
    const row = await insertContact(tx, account, { id: newId(), email: body.email, name: body.name }, at)
    return row === undefined
      ? { ok: false, refusal: alreadyExists(`The contact ${body.email}`, 'Nothing needs to be done.') }
      : { ok: true, value: contactToApi(row) }
  },

  removeContact: async ({ params }, { tx, caller }) => {
    const account = await findAccount(caller.sight, tx, params.id)
    if (account === undefined) return { ok: false, refusal: accountNotFound() }
    return (await deleteContact(caller.sight, tx, account, params.contactId))
      ? { ok: true, value: undefined }
      : { ok: false, refusal: notFound('contact') }
  },
}
