import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawQr } from './draw-qr.ts'

test('a QR code is as small as its text allows', () => {
  // ISO/IEC 18004, table 7: 17 bytes fit version 1 with L, 18 do not.
  assert.equal(drawQr('x'.repeat(17))?.size, 21)
  assert.equal(drawQr('x'.repeat(18))?.size, 25)
})

test('what no QR code holds is not drawn', () => {
  assert.equal(drawQr('x'.repeat(2953))?.size, 177)
  assert.equal(drawQr('x'.repeat(2954)), null)
})
