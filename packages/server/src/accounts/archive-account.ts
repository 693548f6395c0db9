import type { operations } from '@tenure/contract'
import { decideArchive, decideUnarchive } from '@tenure/core'
import type { Handler } from '../http/handler.ts'
import { accountToApi } from './convert.ts'
import { lockAccount, updateAccount, type AccountRow } from './store.ts'

/** T3: the account's lock lets what is under way, a transfer or an exchange, come to its end first. */
export const archiveAccount: Handler<typeof operations.archiveAccount> = async ({ params }, call) => {
  const { tx, caller, at } = call
  const row = await lockAccount(caller.sight, tx, params.id)
  const decided = decideArchive({ account: factsOf(row) })
  if (!decided.ok) return decided
  const changed =
    decided.value === 'same'
      ? row
      : await updateAccount(caller.sight, tx, params.id, { archived_at: new Date(at) })
  return { ok: true, value: accountToApi(kept(changed)) }
}

/** T3: from now on the account takes licenses and controllers in again. */
export const unarchiveAccount: Handler<typeof operations.unarchiveAccount> = async ({ params }, call) => {
  const { tx, caller } = call
  const row = await lockAccount(caller.sight, tx, params.id)
  const decided = decideUnarchive({ account: factsOf(row) })
  if (!decided.ok) return decided
  const changed =
    decided.value === 'same' ? row : await updateAccount(caller.sight, tx, params.id, { archived_at: null })
  return { ok: true, value: accountToApi(kept(changed)) }
}

const factsOf = (row: AccountRow | undefined) =>
  row === undefined ? null : { archived: row.archived_at !== null }

/** The account was decided on, and its name, the only thing it could clash by, is not changed here. */
const kept = (row: AccountRow | undefined): AccountRow => {
  if (row === undefined) throw new Error('an account that is locked was lost, or met a name that is taken')
  return row
}
