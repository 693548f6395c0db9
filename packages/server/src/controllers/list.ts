import type { Operations } from '@tenure/contract'
import { byTwoUuids, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { listHeldLicenses } from '../licenses/store.ts'
import { controllerToApi, heldBy } from './convert.ts'
import { listControllers } from './store.ts'

export const list: Handler<Operations['listControllers']> = async ({ query }, { caller, tx, at }) => {
  const { limit, cursor, ...filter } = query
  const after = readCursor(byTwoUuids, cursor)
  if (!after.ok) return after
  const page = { after: after.value, limit: limit + 1 }
  const controllers = await listControllers(caller.sight, tx, filter, page)
  const held = await listHeldLicenses(
    caller.sight,
    tx,
    controllers.map(({ id }) => id),
  )
  const value = pageOf(
    controllers,
    limit,
    ({ id, partnerId }) => [id, partnerId],
    (controller) => controllerToApi(controller, heldBy(controller, held), at),
  )
  return { ok: true, value }
}
