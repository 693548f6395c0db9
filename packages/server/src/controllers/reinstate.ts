import type { Operations } from '@tenure/contract'
import { controllerNotFound, decideReinstate } from '@tenure/core'
import { openCase } from '../cases/open-case.ts'
import { lockOpenCase, writeResolution } from '../cases/store.ts'
import type { Call, Handler } from '../http/handler.ts'
import { toApi } from './get.ts'
import { findController, lockController, writeStatus, type StoredController } from './store.ts'

/** T6: a controller that was given up as dead is used again. No license moves: it activates anew what it is to hold. */
export const reinstate: Handler<Operations['reinstateController']> = async ({ params, body }, call) => {
  const { caller, tx } = call
  const seen = await findController(caller.sight, tx, params.id)
  const controller = seen && (await lockController(caller.sight, tx, seen.installCode))
  if (controller?.id !== params.id) return { ok: false, refusal: controllerNotFound() }
  const decided = decideReinstate({ controller })
  if (!decided.ok) return decided

  await writeStatus(tx, controller, 'active')
  await closeDeadUnitCase(controller, body.reason, call)
  return { ok: true, value: await toApi({ ...controller, status: 'active' }, call) }
}

/**
 * Whoever reinstates a unit has seen it alive: the case has that as its last evidence, also where the unit has not
 * been heard from, so that the reason is on record.
 */
const closeDeadUnitCase = async (controller: StoredController, reason: string, call: Call): Promise<void> => {
  const { caller, tx, at, newId } = call
  const { partnerId, id: controllerId } = controller
  const found = { partnerId, controllerId, kind: 'dead-unit-seen' } as const
  await openCase(caller.sight, tx, {
    ...found,
    evidence: { reinstatedBy: caller.name, reason },
    at,
    id: newId(),
  })
  const open = await lockOpenCase(caller.sight, tx, found)
  if (open === null) throw new Error(`the case of controller ${controllerId} was opened and is not open`)
  await writeResolution(tx, open, { at, resolution: `reinstated by ${caller.name}: ${reason}` })
}
