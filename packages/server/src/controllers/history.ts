import type { ControllerEvent, Operations } from '@tenure/contract'
import { controllerNotFound, describeLicense } from '@tenure/core'
import { listControllerEntries, type ControllerEntry } from '../audit/store.ts'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { rfc3339 } from '../http/rfc3339.ts'
import { movementToApi } from '../ledger/convert.ts'
import { listControllerMovements, type NamedMovement } from '../ledger/list-store.ts'
import type { StoredLicense } from '../licenses/convert.ts'
import { findLicenses } from '../licenses/store.ts'
import { findController, listPartnersOf } from './store.ts'

/**
 * The ledger and the audit of one controller in one list. Both have ids that say when they were made, so one id is the
 * place in both: the page is what comes first of either.
 */
export const history: Handler<Operations['listControllerHistory']> = async ({ params, query }, call) => {
  const { tx } = call
  const { sight } = call.caller
  const after = readCursor(byUuid, query.cursor)
  if (!after.ok) return after
  const found = await findController(sight, tx, params.id)
  if (found === null) return { ok: false, refusal: controllerNotFound() }

  const { id, installCode } = found
  const controller = { id, installCode, partnerIds: await listPartnersOf(sight, tx, id) }
  const page = { after: after.value?.[0] ?? null, limit: query.limit + 1 }
  const movements = await listControllerMovements(sight, tx, controller, page)
  const entries = await listControllerEntries(sight, tx, controller, page)
  const licenses = await findLicenses(
    sight,
    tx,
    movements.map(({ licenseId }) => licenseId),
  )
  const events = [
    ...movements.map((movement) => moved(movement, licenses)),
    ...entries.map((entry) => done(entry)),
  ].toSorted((one, other) => (one.id < other.id ? 1 : -1))
  return { ok: true, value: pageOf(events, query.limit, keyOf, (event) => event) }
}

const keyOf = ({ id }: ControllerEvent) => [id]

const moved = (movement: NamedMovement, licenses: ReadonlyMap<string, StoredLicense>): ControllerEvent => {
  const license = licenses.get(movement.licenseId)
  if (license === undefined) throw new Error(`license ${movement.licenseId} was moved and is not there`)
  const { kind, trialOf, quantity, term } = license
  const described = { kind, trialOf, quantity, term: { ...term }, description: describeLicense(license) }
  return { what: 'movement', ...movementToApi(movement), license: described }
}

const told = {
  approveController: 'approved',
  approveKey: 'key-approved',
  reinstateController: 'reinstated',
  rmaController: 'given-up',
} as const satisfies Record<ControllerEntry['operation'], ControllerEvent['what']>

const done = ({ id, operation, actor, actor_id, request_id, at }: ControllerEntry): ControllerEvent => ({
  what: told[operation],
  id,
  actor: `${actor} (${actor_id})`,
  requestId: request_id,
  at: rfc3339(at),
})
