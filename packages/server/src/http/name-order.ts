import { byNameAndUuid, byUuid, readCursor } from './cursor.ts'
import type { Outcome } from './handler.ts'

/** How a list of what has a name is ordered: by when each was made, which its id tells, or by its name. */
export type NameOrder = 'created-at' | '-created-at' | 'name' | '-name'

/** The row before a page; its name counts only where names are the order. */
export type AfterNamed = { readonly id: string; readonly nameKey: string }

/** Reads where a page begins; null for the first. A cursor of another order is `input-invalid`. */
export const readAfterNamed = (sort: NameOrder, cursor: string | undefined): Outcome<AfterNamed | null> => {
  if (sort === '-created-at' || sort === 'created-at') {
    const read = readCursor(byUuid, cursor)
    if (!read.ok) return read
    return { ok: true, value: read.value && { id: read.value[0], nameKey: '' } }
  }
  const read = readCursor(byNameAndUuid, cursor)
  if (!read.ok) return read
  return { ok: true, value: read.value && { nameKey: read.value[0], id: read.value[1] } }
}

type Named = { readonly id: string; readonly name_key: string }

/** What a cursor of this order keeps of a row. */
export const namedKeyOf =
  (sort: NameOrder) =>
  ({ id, name_key: nameKey }: Named): readonly string[] =>
    sort === 'name' || sort === '-name' ? [nameKey, id] : [id]
