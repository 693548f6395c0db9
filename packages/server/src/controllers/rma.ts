import { addMonths, decideRma, type Instant } from '@tenure/core'
import type { Operations } from '@tenure/contract'
import { lockAccount } from '../accounts/store.ts'
import type { Call, Handler } from '../http/handler.ts'
import { provenanceOf } from '../ledger/provenance.ts'
import { recordMoves } from '../ledger/record-moves.ts'
import { countRmas } from '../ledger/store.ts'
import { licenseToApi } from '../licenses/convert.ts'
import { lockHeldLicenses } from '../licenses/store.ts'
import { lockPartner } from '../partners/store.ts'
import { getPolicy } from '../settings/store.ts'
import { controllerToApi } from './convert.ts'
import { lockController, writeStatus, type StoredController } from './store.ts'

/** T6: gives a dead controller up by its install code; all its licenses go back to their account. */
export const rma: Handler<Operations['rmaController']> = async ({ body }, call) => {
  const { caller, tx, at } = call
  const controller = await lockController(caller.sight, tx, body.installCode)
  const facts = controller === null ? nothingKnown : await lockFacts(controller, call)
  const verdict = decideRma({
    ...facts,
    caller: caller.sight,
    controller:
      controller === null ? null : { installCode: controller.installCode, status: statusOf(controller) },
    policy: await getPolicy(tx),
  })
  if (!verdict.ok) return verdict
  if (controller === null) throw new Error('a controller that nobody knows was given up')

  const moves = verdict.value.movements.map((movement) => ({ ...movement, note: body.reason }))
  await recordMoves(tx, moves, provenanceOf(call))
  await writeStatus(tx, controller, 'replaced')
  return {
    ok: true,
    value: {
      controller: controllerToApi({ ...controller, status: 'replaced' }, [], at),
      licenses: verdict.value.licenses.map((license) => licenseToApi(license, at)),
    },
  }
}

const nothingKnown = { held: [], rmasInLast12Months: 0 }

/** The partner's row is the lock under which its budget is counted; two RMAs at once would else both be the last. */
const lockFacts = async ({ id, partnerId, accountId }: StoredController, { caller, tx, at }: Call) => {
  await lockPartner(caller.sight, tx, partnerId)
  await lockAccount(caller.sight, tx, accountId)
  return {
    held: await lockHeldLicenses(caller.sight, tx, id),
    rmasInLast12Months: await countRmas(caller.sight, tx, partnerId, twelveMonthsBefore(at)),
  }
}

const twelveMonthsBefore = (at: Instant): Instant => addMonths(at, -12)

const statusOf = ({ id, status }: StoredController) => {
  if (status === 'left') throw new Error(`the directory leads to controller ${id}, which left`)
  return status
}
