import { decideRecall, type Verdict } from '@tenure/core'
import type { Operations } from '@tenure/contract'
import type { Call, Handler } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordMoves } from '../ledger/record-moves.ts'
import type { StoredLicense } from './convert.ts'
import { answerMany, answerOne } from './reply.ts'
import { lockLicenses } from './store.ts'

export const recallOne: Handler<Operations['recallLicense']> = async ({ params }, call) =>
  answerOne(await recall([params.id], call), call)

export const recallMany: Handler<Operations['recallLicenses']> = async ({ body }, call) =>
  answerMany(await recall(body.licenseIds, call), call)

/** T3: account → partner inventory. */
const recall = async (
  licenseIds: readonly string[],
  call: Call,
): Promise<Verdict<readonly StoredLicense[]>> => {
  const licenses = await lockLicenses(call.caller.sight, call.tx, licenseIds)
  const verdict = decideRecall({ licenseIds, licenses })
  if (!verdict.ok) return verdict
  await recordMoves(call.tx, verdict.value.movements, provenanceOf(call))
  return { ok: true, value: verdict.value.licenses }
}
