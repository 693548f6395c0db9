import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserOf } from './browser-of.ts'
import { keyOf } from './totp-key.ts'

const cases: readonly [agent: string | null, told: string | null][] = [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36',
    'Chrome, Linux',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  ['curl/8.9', null],
  ['', null],
  [null, null],
]
for (const [agent, told] of cases)
  test(`somebody knows their own browser: ${told ?? agent ?? 'none'}`, () =>
    assert.equal(browserOf(agent), told))

test('the key of an app is read from its address, in groups that can be typed', () => {
  assert.equal(keyOf('otpauth://totp/Tenure:a@b?secret=ABCDEFGHIJ&issuer=Tenure'), 'ABCD EFGH IJ')
  assert.equal(keyOf('nonsense'), '')
})
