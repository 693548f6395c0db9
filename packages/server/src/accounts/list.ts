import type { AccountListed, Operations } from '@tenure/contract'
import { pageOf } from '../http/cursor.ts'
import type { Caller, Handler } from '../http/handler.ts'
import { namedKeyOf, readAfterNamed } from '../http/name-order.ts'
import { rfc3339OrNull } from '../http/rfc3339.ts'
import { accountSeenBy, maySeeCustomerId } from './convert.ts'
import {
  countForAccounts,
  findAccountIdByCustomerId,
  listAccounts as listRows,
  type AccountFigures,
  type ListedRow,
} from './list-store.ts'

export const listAccounts: Handler<Operations['listAccounts']> = async ({ query }, call) => {
  const { caller, tx, at } = call
  const { limit, cursor, sort, q, partnerId, archived } = query
  const after = readAfterNamed(sort, cursor)
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
  return { ok: true, value: pageOf(rows, limit, namedKeyOf(sort), listedTo(caller, figures)) }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

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
