import type { operations } from '@tenure/contract'
import type { Handler } from '../http/handler.ts'
import { accountToApi } from './convert.ts'
import { accountHoldsLicenses, accountNotFound } from './refusals.ts'
import { countHeldLicenses, lockAccount, updateAccount } from './store.ts'

/** T3: only an account that holds no license is archived; the lock keeps new ones out meanwhile. */
export const archiveAccount: Handler<typeof operations.archiveAccount> = async ({ params }, call) => {
  const { tx, caller, at } = call
  const account = await lockAccount(caller.sight, tx, params.id)
  if (account === undefined) return { ok: false, refusal: accountNotFound() }
  if (account.archived_at !== null) return { ok: true, value: accountToApi(account) }
  const held = await countHeldLicenses(caller.sight, tx, account)
  if (held > 0) return { ok: false, refusal: accountHoldsLicenses(account.name, held) }
  const archived = await updateAccount(caller.sight, tx, account.id, { archived_at: new Date(at) })
  return { ok: true, value: accountToApi(archived ?? account) }
}
