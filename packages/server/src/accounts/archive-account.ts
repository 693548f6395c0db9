import type { operations } from '@tenure/contract'
import { accountNotFound, decideArchive } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import { accountToApi } from './convert.ts'
import { countHeldLicenses, lockAccount, updateAccount } from './store.ts'

/** T3: core decides on what the account holds; the lock keeps new licenses out meanwhile. */
export const archiveAccount: Handler<typeof operations.archiveAccount> = async ({ params }, call) => {
  const { tx, caller, at } = call
  const row = await lockAccount(caller.sight, tx, params.id)
  if (row === undefined) return { ok: false, refusal: accountNotFound() }
  const account = { name: row.name, archived: row.archived_at !== null }
  const decided = decideArchive({ account, ...(await countHeldLicenses(caller.sight, tx, row)) })
  if (!decided.ok) return decided
  if (decided.value === 'same') return { ok: true, value: accountToApi(row) }
  const archived = await updateAccount(caller.sight, tx, row.id, { archived_at: new Date(at) })
  if (archived === undefined) throw new Error('archiving an account met a name that is taken')
  return { ok: true, value: accountToApi(archived) }
}
