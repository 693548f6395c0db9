import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfStatus } from './status.ts'

test('M8: the day that a status names', () => {
  assert.equal(dayOfStatus({ state: 'expiring', text: 'Expiring 2027-03-05' }), '2027-03-05')
  assert.equal(dayOfStatus({ state: 'expired', text: 'Expired 2026-01-31' }), '2026-01-31')
  assert.equal(dayOfStatus({ state: 'active', text: 'Active' }), '')
})
