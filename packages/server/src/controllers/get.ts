import type { Operations } from '@tenure/contract'
import { controllerNotFound } from '@tenure/core'
import type { Call, Handler } from '../http/handler.ts'
import { listHeldLicenses } from '../licenses/store.ts'
import { controllerToApi, heldBy } from './convert.ts'
import { findController, type StoredController } from './store.ts'

export const get: Handler<Operations['getController']> = async ({ params }, call) => {
  const controller = await findController(call.caller.sight, call.tx, params.id)
  if (controller === null) return { ok: false, refusal: controllerNotFound() }
  return { ok: true, value: await toApi(controller, call) }
}

/** The controller as the API says it, with what it holds in this moment. */
export const toApi = async (controller: StoredController, { caller, tx, at }: Call) =>
  controllerToApi(
    controller,
    heldBy(controller, await listHeldLicenses(caller.sight, tx, [controller.id])),
    at,
  )
