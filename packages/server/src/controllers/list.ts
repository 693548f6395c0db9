import type { Operations } from '@tenure/contract'
import { addDays } from '@tenure/core'
import { byCodeAndUuid, byInstantAndTwoUuids, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler, Outcome } from '../http/handler.ts'
import { listHeldLicenses } from '../licenses/store.ts'
import { controllerSeenToApi, heldBy } from './convert.ts'
import {
  listControllers,
  type ControllerKey,
  type ControllerSort,
  type NamedController,
} from './list-store.ts'

export const list: Handler<Operations['listControllers']> = async ({ query }, { caller, tx, at }) => {
  const { limit, cursor, sort, q: codeBegins, silentDays, short, ...filter } = query
  const after = readAfter(sort, cursor)
  if (!after.ok) return after
  const page = { sort, after: after.value, limit: limit + 1 }
  const wanted = {
    ...filter,
    codeBegins,
    silentSince: silentDays === undefined ? undefined : addDays(at, -silentDays),
    short: short === undefined ? undefined : { is: short, at },
  }
  const controllers = await listControllers(caller.sight, tx, wanted, page)
  const held = await listHeldLicenses(
    caller.sight,
    tx,
    controllers.map(({ id }) => id),
  )
  const value = pageOf(controllers, limit, keyOf[sort], (controller) =>
    controllerSeenToApi(controller, heldBy(controller, held), at),
  )
  return { ok: true, value }
}

const readAfter = (sort: ControllerSort, cursor: string | undefined): Outcome<ControllerKey | null> => {
  if (sort === '-last-seen' || sort === 'last-seen') {
    const read = readCursor(byInstantAndTwoUuids, cursor)
    if (!read.ok) return read
    if (read.value === null) return { ok: true, value: null }
    const [lastSeenAt, id, partnerId] = read.value
    return { ok: true, value: { lastSeenAt, id, partnerId } }
  }
  const read = readCursor(byCodeAndUuid, cursor)
  if (!read.ok) return read
  return { ok: true, value: read.value && { installCode: read.value[1], partnerId: read.value[2] } }
}

const byLastSeen = ({ lastSeenAt, id, partnerId }: NamedController) => [lastSeenAt, id, partnerId]
const byCode = ({ installCode, partnerId }: NamedController) => ['code', installCode, partnerId]
const keyOf = {
  '-last-seen': byLastSeen,
  'last-seen': byLastSeen,
  'install-code': byCode,
  '-install-code': byCode,
} satisfies Record<ControllerSort, (controller: NamedController) => readonly (string | number)[]>
