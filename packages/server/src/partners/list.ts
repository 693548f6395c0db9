import type { Operations } from '@tenure/contract'
import { byNameAndUuid, byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler, Outcome } from '../http/handler.ts'
import { partnerToApi } from './convert.ts'
import {
  countForPartners,
  findPartnersNamed,
  listPartners as listRows,
  type ListedPartner,
  type PartnerPage,
  type PartnerSort,
} from './list-store.ts'

export const listPartners: Handler<Operations['listPartners']> = async ({ query }, { caller, tx }) => {
  const { limit, cursor, sort, q, counts } = query
  const after = readAfter(sort, cursor)
  if (!after.ok) return after
  const ids = q === undefined ? undefined : await findPartnersNamed(caller.sight, tx, q)
  const rows = await listRows(caller.sight, tx, { ids }, { sort, after: after.value, limit: limit + 1 })
  const shown = rows.slice(0, limit).map(({ id }) => id)
  const figures = counts === true ? await countForPartners(caller.sight, tx, shown) : null
  const toApi = (row: ListedPartner) => ({ ...partnerToApi(row), counts: figures?.get(row.id) ?? null })
  return { ok: true, value: pageOf(rows, limit, keyOf[sort], toApi) }
}

const readAfter = (sort: PartnerSort, cursor: string | undefined): Outcome<PartnerPage['after']> => {
  if (sort === '-created-at' || sort === 'created-at') {
    const read = readCursor(byUuid, cursor)
    if (!read.ok) return read
    return { ok: true, value: read.value && { id: read.value[0], nameKey: '' } }
  }
  const read = readCursor(byNameAndUuid, cursor)
  if (!read.ok) return read
  return { ok: true, value: read.value && { nameKey: read.value[0], id: read.value[1] } }
}

const byMaking = ({ id }: ListedPartner) => [id]
const byName = ({ name_key: nameKey, id }: ListedPartner) => [nameKey, id]
const keyOf = {
  '-created-at': byMaking,
  'created-at': byMaking,
  name: byName,
  '-name': byName,
} satisfies Record<PartnerSort, (row: ListedPartner) => readonly string[]>
