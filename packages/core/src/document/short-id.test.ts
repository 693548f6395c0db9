import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromBase64url, toBase64url } from './base64url.ts'
import { fromShortId, toShortId } from './short-id.ts'

test('base64url says of any bytes what RFC 4648 says, and gives them back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      assert.equal(toBase64url(bytes), Buffer.from(bytes).toString('base64url'))
      assert.deepEqual(fromBase64url(toBase64url(bytes)), bytes)
    }),
  )
})

test('base64url has one text for each sequence of bytes: whatever decodes, encodes to itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,9}$/), (text) => {
      const bytes = fromBase64url(text)
      if (bytes !== null) assert.equal(toBase64url(bytes), text)
    }),
    { numRuns: 1000 },
  )
})

const notBase64url = ['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A A', '+/+/', 'ä234', 'AA\n']
for (const text of notBase64url)
  test(`${JSON.stringify(text)} is not base64url`, () => assert.equal(fromBase64url(text), null))

test('a UUID has a short id of 22 characters that leads back to it', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      assert.match(toShortId(id), /^[A-Za-z0-9_-]{21}[AQgw]$/)
      assert.equal(fromShortId(toShortId(id)), id)
    }),
  )
})

test('the short ids of the first and the last UUID are known', () => {
  assert.equal(toShortId('00000000-0000-0000-0000-000000000000'), 'A'.repeat(22))
  assert.equal(toShortId('ffffffff-ffff-ffff-ffff-ffffffffffff'), '_'.repeat(21) + 'w')
  assert.equal(toShortId('2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02'), 'Lx35snHET_uaMH1vt8JuAg')
})

test('what is no short id is null, and what is no canonical UUID is a bug of the caller', () => {
  for (const text of ['', 'A'.repeat(21), 'A'.repeat(23), 'A'.repeat(21) + 'B', 'A'.repeat(21) + '='])
    assert.equal(fromShortId(text), null)
  for (const id of [
    '',
    'x',
    '2F1DF9B2-71C4-4FFB-9A30-7D6FB7C26E02',
    '{2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02}',
  ])
    assert.throws(() => toShortId(id), RangeError)
})
