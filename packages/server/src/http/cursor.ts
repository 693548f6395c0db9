import { z } from 'zod'
import type { Outcome } from './handler.ts'
import { inputInvalid } from './refusals.ts'

/** Keyset paging: a cursor is the key of the last row of a page, opaque to clients. */

/** Kinds of key: each says what its parts must be, so that no part reaches the database unread. */
export const byUuid = z.tuple([z.uuid()])
export const byText = z.tuple([z.string().max(60)])
export const byNameAndUuid = z.tuple([z.string().max(200), z.uuid()])
/** An install code, and whose controller it is; its name keeps it apart from keys of other orders. */
export const byCodeAndUuid = z.tuple([z.literal('code'), z.string().max(60), z.uuid()])
export const byInstantAndTwoUuids = z.tuple([z.int(), z.uuid(), z.uuid()])
export const byInstantAndUuid = z.tuple([z.int(), z.uuid()])
/** An end that may be none; its name keeps it apart from keys of other orders. */
export const byEndAndUuid = z.tuple([z.literal('end'), z.int().nullable(), z.uuid()])
export const byInstantAndText = z.tuple([z.int(), z.string().max(60)])

/** The key after which the page starts; null on the first page. A cursor that we did not make is `input-invalid`. */
export const readCursor = <Key>(kind: z.ZodType<Key>, cursor: string | undefined): Outcome<Key | null> => {
  if (cursor === undefined) return { ok: true, value: null }
  const read = kind.safeParse(parseJson(cursor))
  if (read.success && !JSON.stringify(read.data).includes('\\u0000')) return { ok: true, value: read.data }
  const message = 'Pass `nextCursor` of the page before as it is, or leave it out.'
  return { ok: false, refusal: inputInvalid([{ field: 'query.cursor', message }]) }
}

/** One page out of `limit + 1` rows: the row too many only tells that there is another page. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | null)[],
  toApi: (row: Row) => Item,
): { readonly items: Item[]; readonly nextCursor: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null
  return { items: shown.map(toApi), nextCursor }
}

export const writeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

const parseJson = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
