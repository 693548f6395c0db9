import type { Operations } from '@tenure/contract'
import { byInstantAndUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { caseSeenToApi } from './convert.ts'
import { listCases } from './list-store.ts'

export const list: Handler<Operations['listCases']> = async ({ query }, { caller, tx }) => {
  const { limit, cursor, ...filter } = query
  const after = readCursor(byInstantAndUuid, cursor)
  if (!after.ok) return after
  const cases = await listCases(caller.sight, tx, filter, { after: after.value, limit: limit + 1 })
  return { ok: true, value: pageOf(cases, limit, ({ openedAt, id }) => [openedAt, id], caseSeenToApi) }
}
