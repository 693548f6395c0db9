import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changed } from './search-state.ts'

test('what is set is in the address; what is null or empty is not', () => {
  const before = { q: 'a', kind: 'core' }
  assert.deepEqual(changed(before, { kind: 'trial', sort: 'name' }), { q: 'a', kind: 'trial', sort: 'name' })
  assert.deepEqual(changed(before, { kind: null, q: '' }), {})
  assert.deepEqual(before, { q: 'a', kind: 'core' })
})
