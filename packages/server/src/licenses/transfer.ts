import { decideTransfer, type Verdict } from '@tenure/core'
import type { Operations } from '@tenure/contract'
import { lockAccount } from '../accounts/store.ts'
import type { Call, Handler } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordMoves } from '../ledger/record-moves.ts'
import type { StoredLicense } from './convert.ts'
import { answerMany, answerOne } from './reply.ts'
import { lockLicenses } from './store.ts'

export const transferOne: Handler<Operations['transferLicense']> = async ({ params, body }, call) =>
  answerOne(await transfer([params.id], body.accountId, call), call)

export const transferMany: Handler<Operations['transferLicenses']> = async ({ body }, call) =>
  answerMany(await transfer(body.licenseIds, body.accountId, call), call)

/** T1: partner inventory → account. The account is locked first, so that it is not archived under the licenses. */
const transfer = async (
  licenseIds: readonly string[],
  accountId: string,
  call: Call,
): Promise<Verdict<readonly StoredLicense[]>> => {
  const { caller, tx } = call
  const account = await lockAccount(caller.sight, tx, accountId)
  const licenses = await lockLicenses(caller.sight, tx, licenseIds)
  const verdict = decideTransfer({
    licenseIds,
    licenses,
    account:
      account === undefined
        ? null
        : {
            id: account.id,
            partnerId: account.partner_id,
            name: account.name,
            archived: account.archived_at !== null,
          },
  })
  if (!verdict.ok) return verdict
  await recordMoves(tx, verdict.value.movements, provenanceOf(call))
  return { ok: true, value: verdict.value.licenses }
}
