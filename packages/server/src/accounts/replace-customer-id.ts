import type { operations } from '@tenure/contract'
import { accountArchived, accountNotFound } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import { accountToApi } from './convert.ts'
import { lockAccount, moveDirectoryEntry, updateAccount } from './store.ts'

/** A1: who knows the old Customer ID has no use of it from now on. Controllers keep what they hold. */
export const replaceCustomerId: Handler<typeof operations.replaceCustomerId> = async ({ params }, call) => {
  const { tx, caller, newRandomId } = call
  const account = await lockAccount(caller.sight, tx, params.id)
  if (account === undefined) return { ok: false, refusal: accountNotFound() }
  if (account.archived_at !== null) return { ok: false, refusal: accountArchived(account.name) }
  const replaced = await updateAccount(caller.sight, tx, account.id, { customer_id: newRandomId() })
  if (replaced === undefined) throw new Error('a change of the Customer ID met a name that is taken')
  await moveDirectoryEntry(caller.sight, tx, replaced)
  return { ok: true, value: accountToApi(replaced) }
}
