import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, formatDay, startTerm, type License } from '@tenure/core'
import { before, daysAgo, termEndsIn, trialEndsIn, type When } from './when.ts'

const days = [Date.UTC(2026, 10, 24, 15), Date.UTC(2028, 1, 29, 0, 0, 1), Date.UTC(2027, 4, 31, 23, 59, 59)]

const license = (term: License['term']): License => ({
  id: '00000000-0000-4000-8000-000000000001',
  sku: 'ANY',
  kind: term.unit === 'days' ? 'trial' : 'maintenance',
  trialOf: term.unit === 'days' ? 'capacity' : null,
  quantity: 10,
  term,
  termStart: 'at-activation',
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
  holder: { at: 'vendor' },
  everActivated: false,
  issuedAt: 0,
})

/** The day on which a term ends that is started then. */
const endOf = (when: When, term: License['term'], madeAt: number): string =>
  formatDay(startTerm(license(term), when(madeAt), []).endsAt ?? 0)

test('maintenance that was activated then ends in so many days, to the day', () => {
  for (const madeAt of days)
    for (const [left, months] of [
      [3, 12],
      [-140, 12],
      [20, 36],
    ] as const)
      assert.equal(
        endOf(termEndsIn(left, months), { unit: 'months', count: months }, madeAt),
        formatDay(addDays(madeAt, left)),
      )
})

test('a trial that was activated then ends in so many days', () => {
  for (const madeAt of days)
    assert.equal(endOf(trialEndsIn(1), { unit: 'days', count: 30 }, madeAt), formatDay(addDays(madeAt, 1)))
})

test('days ago, and days before something else', () => {
  const madeAt = Date.UTC(2026, 10, 24, 15)
  assert.equal(daysAgo(2)(madeAt), Date.UTC(2026, 10, 22, 15))
  assert.equal(before(daysAgo(2), 1.5)(madeAt), Date.UTC(2026, 10, 21, 3))
})
