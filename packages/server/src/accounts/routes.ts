import { accountNotFound } from '@tenure/core'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handlers } from '../http/handler.ts'
import { archiveAccount, unarchiveAccount } from './archive-account.ts'
import { contactRoutes } from './contacts.ts'
import { accountSeenBy } from './convert.ts'
import { createAccount } from './create-account.ts'
import { deleteAccount } from './delete-account.ts'
import { editAccount } from './edit-account.ts'
import { replaceCustomerId } from './replace-customer-id.ts'
import { findAccount, listAccounts } from './store.ts'

type AccountRoutes = Handlers<
  | 'listAccounts'
  | 'createAccount'
  | 'getAccount'
  | 'editAccount'
  | 'deleteAccount'
  | 'archiveAccount'
  | 'unarchiveAccount'
  | 'replaceCustomerId'
  | keyof typeof contactRoutes
>

export const accountRoutes: AccountRoutes = {
  listAccounts: async ({ query }, { tx, caller }) => {
    const after = readCursor(byUuid, query.cursor)
    if (!after.ok) return after
    const { partnerId, archived, q } = query
    const filter = { partnerId, archived, q }
    const rows = await listAccounts(caller.sight, tx, filter, after.value?.[0] ?? null, query.limit + 1)
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.id], accountSeenBy(caller)) }
  },

  getAccount: async ({ params }, { tx, caller }) => {
    const row = await findAccount(caller.sight, tx, params.id)
    return row === undefined
      ? { ok: false, refusal: accountNotFound() }
      : { ok: true, value: accountSeenBy(caller)(row), version: row.version }
  },

  createAccount,
  editAccount,
  deleteAccount,
  archiveAccount,
  unarchiveAccount,
  replaceCustomerId,
  ...contactRoutes,
}
