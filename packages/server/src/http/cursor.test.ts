import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  byInstantAndText,
  byInstantAndUuid,
  byText,
  byUuid,
  pageOf,
  readCursor,
  writeCursor,
} from './cursor.ts'

const id = '019ca8d7-2d00-7003-9d33-eadc01ddd31f'

test('a cursor leads back to the key it was made from', () => {
  assert.deepEqual(readCursor(byInstantAndUuid, writeCursor([5, id])), { ok: true, value: [5, id] })
  assert.deepEqual(readCursor(byUuid, undefined), { ok: true, value: null })
})

test('a cursor of another list, or of nobody, is refused', () => {
  for (const cursor of ['', 'x', writeCursor([id, id]), writeCursor(['no id']), writeCursor([5, id])]) {
    const read = readCursor(byUuid, cursor)
    assert(!read.ok)
    assert.equal(read.refusal.errors?.[0]?.field, 'query.cursor')
  }
})

test('a page has a next cursor exactly when there is a row more', () => {
  const page = (rows: readonly number[]) => pageOf(rows, 2, (row) => [row], String)
  assert.deepEqual(page([1, 2, 3]), { items: ['1', '2'], nextCursor: writeCursor([2]) })
  assert.deepEqual(page([1, 2]), { items: ['1', '2'], nextCursor: null })
  assert.deepEqual(page([]), { items: [], nextCursor: null })
})

test('every key that a list can have comes back from its cursor as it was', () => {
  const text = fc.string({ maxLength: 60 }).filter((each) => !each.includes('\u0000'))
  const instant = fc.integer({ min: 0, max: 253_402_300_799_000 })
  fc.assert(
    fc.property(instant, fc.uuid(), text, (at, uuid, name) => {
      assert.deepEqual(readCursor(byUuid, writeCursor([uuid])), { ok: true, value: [uuid] })
      assert.deepEqual(readCursor(byText, writeCursor([name])), { ok: true, value: [name] })
      assert.deepEqual(readCursor(byInstantAndUuid, writeCursor([at, uuid])), { ok: true, value: [at, uuid] })
      assert.deepEqual(readCursor(byInstantAndText, writeCursor([at, name])), { ok: true, value: [at, name] })
    }),
  )
})

test('no cursor whatever makes reading it throw, or brings U+0000 to the database', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.jsonValue().map((key) => writeCursor([key as string])),
  )
  fc.assert(
    fc.property(anything, (cursor) => {
      for (const kind of [byUuid, byText, byInstantAndUuid, byInstantAndText]) {
        const read = readCursor<unknown>(kind, cursor)
        assert.ok(!read.ok || Array.isArray(read.value))
      }
    }),
  )
  assert.ok(!readCursor(byText, writeCursor(['a\u0000b'])).ok)
})

test('pages walked by their cursors give each row once, whatever the size of the page', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 15 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, index) => index)
      const walked: number[] = []
      let after = -1
      for (let pages = 0; pages <= count; pages++) {
        const found = rows.filter((row) => row > after).slice(0, limit + 1)
        const { items, nextCursor } = pageOf(
          found,
          limit,
          (row) => [row, id],
          (row) => row,
        )
        walked.push(...items)
        if (nextCursor === null) break
        const next = readCursor(byInstantAndUuid, nextCursor)
        assert.ok(next.ok && next.value !== null)
        after = next.value[0]
      }
      assert.deepEqual(walked, rows)
    }),
  )
})
