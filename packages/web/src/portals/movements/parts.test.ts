import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_PARTS, suggestParts } from './parts.ts'

test('every suggestion adds up to the whole, and no two are the same', () => {
  for (const quantity of [2, 5, 7, 10, 50, 200, 500, 1000, 1_000_000]) {
    const suggested = suggestParts(quantity).map(({ parts }) => parts)
    for (const parts of suggested) {
      assert.equal(
        parts.reduce((sum, each) => sum + each, 0),
        quantity,
      )
      assert.ok(parts.length >= 2 && parts.length <= MOST_PARTS)
    }
    assert.equal(new Set(suggested.map((parts) => parts.join())).size, suggested.length)
  }
})

test('200 is split into halves, and into the sizes that are sold', () => {
  assert.deepEqual(
    suggestParts(200).map(({ parts }) => [parts.length, parts[0]]),
    [
      [2, 100],
      [4, 50],
      [5, 40],
      [20, 10],
    ],
  )
})

test('what cannot be halved has no suggestion', () => {
  assert.deepEqual(suggestParts(7), [])
})
