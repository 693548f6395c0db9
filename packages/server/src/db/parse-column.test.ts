import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseInstant, parseWholeNumber } from './parse-column.ts'

const instants: readonly (readonly [string, string])[] = [
  ['2026-03-01 10:20:30+00', '2026-03-01T10:20:30.000Z'],
  ['2026-03-01 10:20:30.1+00', '2026-03-01T10:20:30.100Z'],
  ['2026-03-01 10:20:30.123999+00', '2026-03-01T10:20:30.123Z'],
  ['1970-01-01 00:00:00+00', '1970-01-01T00:00:00.000Z'],
  ['0099-12-31 23:59:59+00', '0099-12-31T23:59:59.000Z'],
]
for (const [text, expected] of instants)
  test(`the instant ${text} is ${expected}`, () =>
    assert.equal(new Date(parseInstant(text)).toISOString(), expected))

for (const text of [
  'infinity',
  '2026-03-01 10:20:30+02',
  '0044-03-15 12:00:00+00 BC',
  '2026-03-01T10:20:30Z',
])
  test(`${text} is no instant`, () => assert.throws(() => parseInstant(text), /timestamptz/))

test('a whole number beyond 2^53 is an error, never a rounded number', () => {
  assert.equal(parseWholeNumber('9007199254740991'), Number.MAX_SAFE_INTEGER)
  assert.throws(() => parseWholeNumber('9007199254740993'), /2\^53/)
})
