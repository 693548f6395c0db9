import type { Operations } from '@tenure/contract'
import { controllerNotFound } from '@tenure/core'
import { lockOpenCase, writeResolution, type StoredCase } from '../cases/store.ts'
import type { Handler, Problem } from '../http/handler.ts'
import { toApi } from './get.ts'
import { findController, lockController, writeKey } from './store.ts'

/**
 * T6, C9: from now on the controller is known by the key it presents. Only a key that the open `key-changed` case
 * has seen can be approved, so that nobody makes a controller of a key that never asked.
 */
export const approveKey: Handler<Operations['approveKey']> = async ({ params, body }, call) => {
  const { caller, tx, at } = call
  const seen = await findController(caller.sight, tx, params.id)
  const controller = seen && (await lockController(caller.sight, tx, seen.installCode))
  if (controller === null || controller.id !== params.id) return { ok: false, refusal: controllerNotFound() }

  const open = await lockOpenCase(caller.sight, tx, {
    partnerId: controller.partnerId,
    controllerId: controller.id,
    kind: 'key-changed',
  })
  if (open === null || !presents(open, body.keyThumbprint))
    return { ok: false, refusal: keyNeverPresented(controller.installCode) }

  await writeKey(tx, controller, body.keyThumbprint)
  const resolution = `key ${body.keyThumbprint} approved by ${caller.name}`
  await writeResolution(tx, open, { at, resolution })
  return { ok: true, value: await toApi({ ...controller, keyThumbprint: body.keyThumbprint }, call) }
}

const presents = (open: StoredCase, keyThumbprint: string): boolean =>
  open.evidence.some((sighting) => sighting['presentedKey'] === keyThumbprint)

const keyNeverPresented = (installCode: string): Problem => ({
  code: 'not-found',
  sentence: `The controller ${installCode} has not presented this key, or the key is known already.`,
  remedy: 'Take the thumbprint from the evidence of its open key-changed case.',
  facts: { installCode },
})
