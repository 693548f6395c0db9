import { decideSplit } from '@tenure/core'
import type { Operations } from '@tenure/contract'
import type { Handler } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordMoves, recordNewLicenses } from '../ledger/record-moves.ts'
import { answerMany } from './reply.ts'
import { lockLicenses } from './store.ts'

/** T4: a license that was never activated becomes parts; answers with the parts. */
export const split: Handler<Operations['splitLicense']> = async ({ params, body }, call) => {
  const { caller, tx } = call
  const [license] = await lockLicenses(caller.sight, tx, [params.id])
  const verdict = decideSplit({
    license: license ?? null,
    quantities: body.quantities,
    partIds: body.quantities.map(() => call.newRandomId()),
  })
  if (!verdict.ok) return verdict
  const { parts, movements } = verdict.value
  const provenance = provenanceOf(call)
  await recordMoves(tx, movements.slice(0, 1), provenance)
  await recordNewLicenses(tx, parts, movements.slice(1), provenance)
  return answerMany({ ok: true, value: parts }, call)
}
