import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maintenanceClock } from './maintenance-clock.ts'

test('case 12: day 30 is the last day, all through it; on day 31 it is over', () => {
  const issuedAt = '2026-03-05T22:00:00Z'
  const on = (day: string) => maintenanceClock(issuedAt, Date.parse(day))
  assert.deepEqual(on('2026-03-05T23:00:00Z'), { lastDay: '2026-04-04', daysLeft: 30 })
  assert.equal(on('2026-04-04T00:00:00Z').daysLeft, 0)
  assert.equal(on('2026-04-04T23:59:59Z').daysLeft, 0)
  assert.equal(on('2026-04-05T00:00:00Z').daysLeft, -1)
})
