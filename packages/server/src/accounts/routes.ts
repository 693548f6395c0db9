import { accountNotFound } from '@tenure/core'
import type { Handlers } from '../http/handler.ts'
import { archiveAccount, unarchiveAccount } from './archive-account.ts'
import { contactRoutes } from './contacts.ts'
import { accountSeenBy } from './convert.ts'
import { createAccount } from './create-account.ts'
import { deleteAccount } from './delete-account.ts'
import { editAccount } from './edit-account.ts'
import { listAccounts } from './list.ts'
import { replaceCustomerId } from './replace-customer-id.ts'
import { findAccount } from './store.ts'

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
  listAccounts,

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
