import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageCursors, trailOf } from './list-address.ts'

test('forth and back again is where it was, from the first page to the third', () => {
  const first = pageCursors('', [], 'b')
  assert.deepEqual(first, { next: { cursor: 'b', trail: [] }, previous: null })
  const second = pageCursors('b', [], 'c')
  assert.deepEqual(second, { next: { cursor: 'c', trail: ['b'] }, previous: { cursor: null, trail: [] } })
  const third = pageCursors('c', ['b'], null)
  assert.deepEqual(third, { next: null, previous: { cursor: 'b', trail: [] } })
})

test('an address that was sent to somebody goes back to the beginning', () => {
  assert.deepEqual(pageCursors('z', [], null).previous, { cursor: null, trail: [] })
})

test('what the history keeps is read as it is found', () => {
  for (const kept of [undefined, null, 'b', 7, { 0: 'b' }]) assert.deepEqual(trailOf(kept), [])
  assert.deepEqual(trailOf(['b', 7, null, 'c']), ['b', 'c'])
})
