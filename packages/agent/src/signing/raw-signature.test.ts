import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { rawSignature } from './raw-signature.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const HALF_ORDER = 0x7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8n

test('what DER says is said in 64 bytes, with the lower s, and still verifies', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (message) => {
      const raw = rawSignature(sign('sha256', message, privateKey))
      assert.equal(raw.length, 64)
      assert.ok(BigInt(`0x${raw.subarray(32).toString('hex')}`) <= HALF_ORDER)
      assert.ok(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw))
    }),
  )
})

test('a short r or s is filled up from the left', () => {
  const raw = rawSignature(Buffer.from('3006020101020102', 'hex'))
  assert.equal(raw.toString('hex'), `${'00'.repeat(31)}01${'00'.repeat(31)}02`)
})

test('what is no such signature is refused, and nothing else is thrown', () => {
  const whole = sign('sha256', Buffer.from('x'), privateKey)
  const others = [
    Buffer.alloc(0),
    whole.subarray(0, -1),
    Buffer.concat([whole, Buffer.alloc(1)]),
    Buffer.from('3006020100020102', 'hex'),
    Buffer.from('3006030101020102', 'hex'),
    Buffer.concat([
      Buffer.from([0x30, 0x26, 0x02, 0x21, 0x00]),
      Buffer.alloc(32, 255),
      Buffer.from([0x02, 0x01, 0x01]),
    ]),
  ]
  for (const der of others) assert.throws(() => rawSignature(der), RangeError, der.toString('hex'))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      try {
        rawSignature(bytes)
      } catch (error) {
        assert.ok(error instanceof RangeError)
      }
    }),
  )
})
