import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestIdOf } from './request-id.ts'

test('a request id of the caller is taken only where it is safe in logs', () => {
  const made = () => 'made'
  assert.equal(requestIdOf('abc-DEF_1.2', made), 'abc-DEF_1.2')
  for (const header of [
    undefined,
    '',
    'short',
    'a'.repeat(65),
    'with space',
    'a\nline-of-its-own',
    '<script>alert',
  ])
    assert.equal(requestIdOf(header, made), 'made')
})
