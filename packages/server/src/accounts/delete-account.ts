import type { operations } from '@tenure/contract'
import { decideDelete } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import { deleteTokensOfAccount } from '../tokens/store.ts'
import { deleteContactsOfAccount } from './contact-store.ts'
import { countBelongings, deleteAccountRow, deleteDirectoryEntry, lockAccount } from './store.ts'

/** T3: with the account locked, no license reaches it, no controller joins it and no token is made for it. */
export const deleteAccount: Handler<typeof operations.deleteAccount> = async ({ params }, { tx, caller }) => {
  const { sight } = caller
  const account = await lockAccount(sight, tx, params.id)
  const decided = decideDelete({
    account: account ?? null,
    ...(account === undefined ? nothing : await countBelongings(sight, tx, account)),
  })
  if (!decided.ok) return decided
  if (account === undefined) throw new Error('an account that nobody has was to be deleted')
  await deleteContactsOfAccount(sight, tx, account)
  await deleteTokensOfAccount(sight, tx, account)
  await deleteDirectoryEntry(sight, tx, account)
  await deleteAccountRow(sight, tx, account)
  return { ok: true, value: undefined }
}

const nothing = { inAccount: 0, onControllers: 0, controllers: 0 }
