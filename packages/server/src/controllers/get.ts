import type { Operations } from '@tenure/contract'
import { controllerNotFound } from '@tenure/core'
import type { Call, Handler } from '../http/handler.ts'
import { listHeldLicenses } from '../licenses/store.ts'
import { controllerSeenToApi, controllerToApi, heldBy } from './convert.ts'
import { findControllerSeen } from './list-store.ts'
import type { StoredController } from './store.ts'

export const get: Handler<Operations['getController']> = async ({ params }, call) => {
  const { caller, tx, at } = call
  const controller = await findControllerSeen(caller.sight, tx, params.id)
  if (controller === null) return { ok: false, refusal: controllerNotFound() }
  const held = await listHeldLicenses(caller.sight, tx, [controller.id])
  return { ok: true, value: controllerSeenToApi(controller, heldBy(controller, held), at) }
}

/** The controller as the API says it, with what it holds in this moment. */
export const toApi = async (controller: StoredController, { caller, tx, at }: Call) =>
  controllerToApi(
    controller,
    heldBy(controller, await listHeldLicenses(caller.sight, tx, [controller.id])),
    at,
  )
