import type { Operations } from '@tenure/contract'
import { byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { listHeldLicenses } from '../licenses/store.ts'
import { controllerToApi } from './convert.ts'
import { listControllers } from './store.ts'

export const list: Handler<Operations['listControllers']> = async ({ query }, { caller, tx, at }) => {
  const { limit, cursor, ...filter } = query
  const after = readCursor(byUuid, cursor)
  if (!after.ok) return after
  const page = { after: after.value?.[0] ?? null, limit: limit + 1 }
  const controllers = await listControllers(caller.sight, tx, filter, page)
  const held = await listHeldLicenses(
    caller.sight,
    tx,
    controllers.map(({ id }) => id),
  )
  const heldBy = Map.groupBy(held, ({ holder }) => (holder.at === 'controller' ? holder.controllerId : null))
  const value = pageOf(
    controllers,
    limit,
    ({ id }) => [id],
    (controller) => controllerToApi(controller, heldBy.get(controller.id) ?? [], at),
  )
  return { ok: true, value }
}
