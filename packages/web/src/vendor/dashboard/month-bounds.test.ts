import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthBounds } from './month-bounds.ts'

test('a month ends where the next begins, also at the end of a year', () => {
  assert.deepEqual(monthBounds('2026-12'), {
    endsAfter: '2026-12-01T00:00:00Z',
    endsBefore: '2027-01-01T00:00:00Z',
  })
  assert.equal(monthBounds('2028-02').endsBefore, '2028-03-01T00:00:00Z')
})
