import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatsOf } from './formats.ts'

const english = formatsOf('en', 'Europe/Berlin')
const german = formatsOf('de', 'Europe/Berlin')

test('figures and lists are written as the language writes them', () => {
  assert.deepEqual([english.number(10_000), german.number(10_000)], ['10,000', '10.000'])
  assert.equal(english.list(['a', 'b', 'c']), 'a, b and c')
  assert.equal(german.list(['a', 'b', 'c']), 'a, b und c')
})

test('M3: a day is the day in UTC, wherever the browser is', () => {
  assert.equal(english.day('2026-12-31T23:30:00Z'), '31 Dec 2026')
  assert.equal(german.day('2026-12-31'), '31.12.2026')
})

test('an instant is shown in the time of the place', () => {
  assert.match(german.instant('2026-12-31T23:30:00Z'), /^01\.01\.2027, 00:30$/)
})

test('an instant is told in UTC as well, and a month is short', () => {
  assert.match(german.instantUtc('2026-12-31T23:30:00Z'), /^31\.12\.2026, 23:30$/)
  assert.deepEqual([english.month('2026-11'), german.month('2026-11')], ['Nov 26', 'Nov. 26'])
})

test('what is no time is shown as it is', () => {
  assert.equal(english.day('some day'), 'some day')
})
