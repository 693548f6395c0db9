import type { Operations } from '@tenure/contract'
import { pageOf } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { namedKeyOf, readAfterNamed } from '../http/name-order.ts'
import { partnerToApi } from './convert.ts'
import {
  countForPartners,
  findPartnersNamed,
  listPartners as listRows,
  type ListedPartner,
} from './list-store.ts'

export const listPartners: Handler<Operations['listPartners']> = async ({ query }, { caller, tx }) => {
  const { limit, cursor, sort, q, counts } = query
  const after = readAfterNamed(sort, cursor)
  if (!after.ok) return after
  const ids = q === undefined ? undefined : await findPartnersNamed(caller.sight, tx, q)
  const rows = await listRows(caller.sight, tx, { ids }, { sort, after: after.value, limit: limit + 1 })
  const shown = rows.slice(0, limit).map(({ id }) => id)
  const figures = counts === true ? await countForPartners(caller.sight, tx, shown) : null
  const toApi = (row: ListedPartner) => ({ ...partnerToApi(row), counts: figures?.get(row.id) ?? null })
  return { ok: true, value: pageOf(rows, limit, namedKeyOf(sort), toApi) }
}
