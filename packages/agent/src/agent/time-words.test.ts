import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OwnClock } from '@tenure/core'
import { timeOf, type TimeCode } from './time-words.ts'

const at = Date.UTC(2026, 5, 1)
const cases: readonly [standing: OwnClock, certain: boolean, code: TimeCode, meaning: RegExp][] = [
  ['right', true, 'right', /^$/],
  [
    'never-set',
    false,
    'unknown-never-set',
    /never set\. All devices go on running.*upgrades.*wait.*Set the clock/,
  ],
  ['behind', false, 'unknown-behind', /less than was seen before\. All devices go on running/],
  ['never-set', true, 'answer-counts', /last answer of the service counts/],
  ['behind', true, 'answer-counts', /last answer of the service counts/],
  ['ahead', true, 'answer-counts', /last answer of the service counts/],
]
for (const [standing, certain, code, meaning] of cases)
  test(`a clock that is ${standing}, the time ${certain ? 'certain' : 'not certain'}: ${code}`, () => {
    const told = timeOf({ at, certain, own: { standing, shows: 0 } })
    assert.deepEqual(
      [told.code, told.at, told.ownClock],
      [code, '2026-06-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
    )
    assert.match(told.meaning, meaning)
  })
