import type { AccountListed, Operations } from '@tenure/contract'
import { byNameAndUuid, byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Caller, Handler, Outcome } from '../http/handler.ts'
import { rfc3339OrNull } from '../http/rfc3339.ts'
import { accountSeenBy, maySeeCustomerId } from './convert.ts'
import {
  countForAccounts,
  findAccountIdByCustomerId,
  listAccounts as listRows,
  type AccountFigures,
  type AccountPage,
  type AccountSort,
  type ListedRow,
} from './list-store.ts'

export const listAccounts: Handler<Operations['listAccounts']> = async ({ query }, call) => {
  const { caller, tx, at } = call
  const { limit, cursor, sort, q, partnerId, archived } = query
  const after = readAfter(sort, cursor)
  if (!after.ok) return after
  // A1: whoever may not see a Customer ID may not find by one either.
  const id =
    q !== undefined && maySeeCustomerId(caller) && UUID.test(q)
      ? await findAccountIdByCustomerId(caller.sight, tx, q.toLowerCase())
      : undefined
  const filter = { partnerId, archived, ...(id === undefined ? { nameBegins: q } : { id }) }
  const page = { sort, after: after.value, limit: limit + 1 }
  const rows = await listRows(caller.sight, tx, filter, page)
  const figures = await countForAccounts(
    caller.sight,
    tx,
    rows.slice(0, limit).map((row) => row.id),
    at,
  )
  return { ok: true, value: pageOf(rows, limit, keyOf[sort], listedTo(caller, figures)) }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const readAfter = (sort: AccountSort, cursor: string | undefined): Outcome<AccountPage['after']> => {
  if (sort === '-created-at' || sort === 'created-at') {
    const read = readCursor(byUuid, cursor)
    if (!read.ok) return read
    return { ok: true, value: read.value && { id: read.value[0], nameKey: '' } }
  }
  const read = readCursor(byNameAndUuid, cursor)
  if (!read.ok) return read
  return { ok: true, value: read.value && { nameKey: read.value[0], id: read.value[1] } }
}

const byMaking = ({ id }: ListedRow) => [id]
const byName = ({ name_key: nameKey, id }: ListedRow) => [nameKey, id]
const keyOf = {
  '-created-at': byMaking,
  'created-at': byMaking,
  name: byName,
  '-name': byName,
} satisfies Record<AccountSort, (row: ListedRow) => readonly string[]>

const listedTo =
  (caller: Caller, figures: ReadonlyMap<string, AccountFigures>) =>
  (row: ListedRow): AccountListed => {
    const counted = figures.get(row.id)
    if (counted === undefined) throw new Error(`account ${row.id} was listed and not counted`)
    const { partnerName, licenses, controllers, contacts, nextEndAt } = counted
    return {
      ...accountSeenBy(caller)(row),
      partnerName,
      counts: { licenses, controllers, contacts },
      nextEndAt: rfc3339OrNull(nextEndAt),
    }
  }
