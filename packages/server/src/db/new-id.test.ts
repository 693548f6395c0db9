import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { idSource } from './new-id.ts'

test('an id is a UUIDv7: its time in milliseconds, version 7, variant 10', () => {
  const newId = idSource(
    () => 0x0192_0000_0001,
    () => new Uint8Array(8).fill(0xff),
  )
  assert.equal(newId(), '01920000-0001-7000-bfff-ffffffffffff')
})

test('ids rise within a millisecond, beyond 4096 of them, and when the clock is set back', () => {
  let at = 1_800_000_000_000
  const newId = idSource(() => at, randomBytes)
  const ids = Array.from({ length: 10_000 }, newId)
  at -= 60_000
  ids.push(newId(), newId())
  at += 120_000
  ids.push(newId())
  assert.deepEqual(ids, [...new Set(ids)].sort())
})
