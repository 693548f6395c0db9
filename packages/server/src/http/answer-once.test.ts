import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIdempotencyKey } from './answer-once.ts'

test('an Idempotency-Key is read bare or quoted, and must be 8 to 200 printable characters', () => {
  for (const header of ['abcdefgh', '"abcdefgh"', ' abcdefgh ', 'a'.repeat(200)])
    assert(readIdempotencyKey(header).ok, header)
  for (const header of [undefined, '', 'short', 'a'.repeat(201), 'with space', '"half', 'naïveté!'])
    assert(!readIdempotencyKey(header).ok, header)
  assert.deepEqual(readIdempotencyKey('"abcdefgh"'), readIdempotencyKey('abcdefgh'))
})
