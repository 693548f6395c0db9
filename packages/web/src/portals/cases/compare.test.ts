import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareSighting, detailsOf, seenAt } from './compare.ts'

const known = 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'
const presented = '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbU'

test('another key is told by the code that a person reads from the unit, and by its thumbprint', () => {
  const rows = compareSighting('key-changed', { knownKey: known, presentedKey: presented })
  assert.deepEqual(
    rows.map(({ field }) => field),
    ['approvalCode', 'key'],
  )
  const [code, key] = rows
  assert.match(code?.presented ?? '', /^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
  assert.notEqual(code?.known, code?.presented)
  assert.deepEqual([key?.known, key?.presented], [known, presented])
})

test('license files are set against each other by generation and hash; none is null', () => {
  const seen = { controllerGeneration: 3, serviceGeneration: 5, controllerHash: null, serviceHash: 'abc' }
  assert.deepEqual(compareSighting('generation-behind', seen), [
    { field: 'generation', known: '5', presented: '3' },
    { field: 'file', known: 'abc', presented: null },
  ])
  assert.deepEqual(compareSighting('dead-unit-seen', seen), [])
})

test('a sighting says what it knows, and what it does not know fails nothing', () => {
  const seen = { at: '2026-11-24T10:00:00Z', installCode: 'SC-1', presentedKey: 'no thumbprint', reason: '' }
  assert.deepEqual(detailsOf(seen), [['installCode', 'SC-1']])
  assert.equal(seenAt(seen, 'x'), '2026-11-24T10:00:00Z')
  assert.equal(seenAt({}, 'x'), 'x')
})
