import type { Operations } from '@tenure/contract'
import { controllerNotFound, judgeApprovalCode } from '@tenure/core'
import { lockOpenCase, writeResolution, type StoredCase } from '../cases/store.ts'
import type { Handler, Outcome, Problem } from '../http/handler.ts'
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
  const judged = judgeKey(open, body, controller.installCode)
  if (!judged.ok) return judged
  if (open === null) throw new Error('a key was seen in a case that is not there')

  const keyThumbprint = judged.value
  await writeKey(tx, controller, keyThumbprint)
  const resolution = `key ${keyThumbprint} approved by ${caller.name}`
  await writeResolution(tx, open, { at, resolution })
  return { ok: true, value: await toApi({ ...controller, keyThumbprint }, call) }
}

type Named = { readonly approvalCode?: string | undefined; readonly keyThumbprint?: string | undefined }

const judgeKey = (open: StoredCase | null, named: Named, installCode: string): Outcome<string> => {
  const seen = (open?.evidence ?? []).map((sighting) => sighting['presentedKey']).filter(isText)
  const { approvalCode, keyThumbprint } = named
  if (approvalCode !== undefined) return judgeApprovalCode(approvalCode, seen, installCode)
  return keyThumbprint !== undefined && seen.includes(keyThumbprint)
    ? { ok: true, value: keyThumbprint }
    : { ok: false, refusal: keyNeverPresented(installCode) }
}

const isText = (value: unknown): value is string => typeof value === 'string'

const keyNeverPresented = (installCode: string): Problem => ({
  code: 'not-found',
  sentence: `The controller ${installCode} has not presented this key, or the key is known already.`,
  remedy: 'Take the thumbprint from the evidence of its open key-changed case.',
  facts: { installCode },
})
