import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDecided, keepKeys } from './key-keeping.ts'

const counting = () => {
  let made = 0
  return keepKeys(() => `key-${++made}`)
}

test('a second click after a lost answer sends the key of the first', () => {
  const keys = counting()
  assert.equal(keys.keyFor('transfer a'), 'key-1')
  assert.equal(keys.keyFor('transfer a'), 'key-1')
})

test('another action has another key', () => {
  const keys = counting()
  assert.notEqual(keys.keyFor('transfer a'), keys.keyFor('transfer b'))
})

test('once it is decided, the same again is meant anew', () => {
  const keys = counting()
  keys.keyFor('transfer a')
  keys.decided('transfer a')
  assert.equal(keys.keyFor('transfer a'), 'key-2')
})

test('a refusal decides; an outage, a limit or a lost answer does not', () => {
  assert.deepEqual([400, 403, 404, 409, 412, 422].map(isDecided), [true, true, true, true, true, true])
  assert.deepEqual([0, 408, 425, 429, 500, 502, 503].map(isDecided), Array(7).fill(false))
})
