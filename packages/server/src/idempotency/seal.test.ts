import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seal, unseal } from './seal.ts'

const secret = 'tnr_one'

test('what is sealed comes back with the same secret and context', () => {
  for (const text of ['', 'a', '{"secret":"tnr_…"}', 'x'.repeat(100_000)])
    assert.equal(unseal(seal(text, secret, 'call 1'), secret, 'call 1'), text)
})

test('another secret, another context and a changed byte open nothing', () => {
  const sealed = seal('the reply', secret, 'call 1')
  assert.throws(() => unseal(sealed, 'tnr_two', 'call 1'))
  assert.throws(() => unseal(sealed, secret, 'call 2'))
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  assert.throws(() => unseal(bytes.toString('base64'), secret, 'call 1'))
})

test('two texts under one key never share a nonce', () => {
  const nonce = (text: string) =>
    Buffer.from(seal(text, secret, 'call 1'), 'base64')
      .subarray(0, 12)
      .toString('hex')
  assert.notEqual(nonce('one'), nonce('two'))
})
