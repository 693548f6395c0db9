import type { Operations } from '@tenure/contract'
import { controllerNotFound, controllerReplaced } from '@tenure/core'
import { lockOpenCase, writeResolution } from '../cases/store.ts'
import type { Handler } from '../http/handler.ts'
import { toApi } from './get.ts'
import { findController, lockController, writeStatus } from './store.ts'

/** A1: lets a controller that waits for it activate, and closes the case that asked. Approving twice changes nothing. */
export const approve: Handler<Operations['approveController']> = async ({ params }, call) => {
  const { caller, tx, at } = call
  const seen = await findController(caller.sight, tx, params.id)
  const controller = seen && (await lockController(caller.sight, tx, seen.installCode))
  if (controller === null || controller.id !== params.id) return { ok: false, refusal: controllerNotFound() }
  // T6: what was given up as dead comes back through Customer Success, not through an approval.
  if (controller.status === 'replaced')
    return { ok: false, refusal: controllerReplaced(controller.installCode) }

  await writeStatus(tx, controller, 'active')
  const open = await lockOpenCase(caller.sight, tx, {
    partnerId: controller.partnerId,
    controllerId: controller.id,
    kind: 'approval-wanted',
  })
  if (open !== null) await writeResolution(tx, open, { at, resolution: `approved by ${caller.name}` })
  return { ok: true, value: await toApi({ ...controller, status: 'active' }, call) }
}
