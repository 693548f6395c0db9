import assert from 'node:assert/strict'
import { test } from 'node:test'
import { laterId } from './later-id.ts'

const first = '019ca8d7-2d00-7001-b5fb-328d77445a1d'
const second = '019ca8d7-2d00-7002-9e32-38ff144be2e8'

test('an id that is later, or that is the first, stays as it is', () => {
  assert.equal(laterId(first, second), second)
  assert.equal(laterId(undefined, first), first)
})

test('an id that is earlier, or the same, is made the next millisecond’s, with its own randomness', () => {
  assert.equal(laterId(second, first), '019ca8d7-2d01-7001-b5fb-328d77445a1d')
  assert.equal(laterId(first, first), '019ca8d7-2d01-7001-b5fb-328d77445a1d')
})

test('the millisecond carries into the digits before it', () => {
  assert.equal(laterId('019ca8d7-ffff-7001-b5fb-328d77445a1d', first), '019ca8d8-0000-7001-b5fb-328d77445a1d')
})
