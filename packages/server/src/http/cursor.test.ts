import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byInstantAndUuid, byUuid, pageOf, readCursor, writeCursor } from './cursor.ts'

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
