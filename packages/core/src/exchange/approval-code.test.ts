import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toBase64url } from '../document/base64url.ts'
import { approvalCodeOf, readApprovalCode } from './approval-code.ts'
import { judgeApprovalCode } from './judge-approval.ts'

const anyThumbprint = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toBase64url(bytes))

test('the code is the first 50 bits of the thumbprint in Crockford’s base32: that of RFC 8037 A.3', () => {
  // The thumbprint begins 90 fa ca fe a9 b1 55: 10010 00011 11101 01100 10101 11111 10101 01001 10110 00101.
  assert.equal(approvalCodeOf('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'), 'J3XCN-ZN9P5')
})

test('a code is read as people type it', () => {
  for (const typed of ['J3XCN-ZN9P5', 'j3xcnzn9p5', ' j3xcn zn9p5 ', 'J3XC-NZN9-P5'])
    assert.equal(readApprovalCode(typed), 'J3XCN-ZN9P5')
  assert.equal(readApprovalCode('OoIiL-l1100'), '00111-11100')
})

test('what is no code is none: too short, too long, a letter that no code has', () => {
  for (const typed of ['', 'J3XCN', 'J3XCN-ZN9P52', 'J3XCN-ZTMVU', 'J3XCN-ZTMVé'])
    assert.equal(readApprovalCode(typed), null)
})

test('each code reads as itself, and only the first 50 bits count', () => {
  fc.assert(
    fc.property(anyThumbprint, (thumbprint) => {
      const code = approvalCodeOf(thumbprint)
      assert.match(code, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
      assert.equal(readApprovalCode(code), code)
      assert.equal(approvalCodeOf(thumbprint.slice(0, 9) + 'A'.repeat(34)), code)
    }),
  )
})

test('what is no thumbprint is a bug of the caller', () =>
  assert.throws(() => approvalCodeOf('its-key'), /RangeError|thumbprint/))

const keyA = toBase64url(new Uint8Array(32).fill(1))
const keyB = toBase64url(new Uint8Array(32).fill(2))
const twin = toBase64url(Uint8Array.from({ length: 32 }, (_, byte) => (byte < 7 ? 1 : 9)))

test('T6: the code finds the one key that the case has seen, however often it was seen', () => {
  const found = judgeApprovalCode(approvalCodeOf(keyA).toLowerCase(), [keyB, keyA, keyA], 'SC-0001')
  assert.ok(found.ok && found.value === keyA)
})

test('T6: a code of no seen key, of two seen keys, or that is no code, approves nothing', () => {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    [approvalCodeOf(keyB), [keyA]],
    [approvalCodeOf(keyA), []],
    [approvalCodeOf(keyA), [keyA, twin]],
    ['nonsense', [keyA]],
  ]
  for (const [code, seen] of attempts) {
    const found = judgeApprovalCode(code, seen, 'SC-0001')
    assert.ok(!found.ok && found.refusal.code === 'approval-code-unknown', code)
    assert.deepEqual(found.refusal.facts, { installCode: 'SC-0001' })
  }
})
