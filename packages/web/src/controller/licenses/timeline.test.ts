import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { License } from '../agent/answers.ts'
import { timelineOf } from './timeline.ts'

const term = (licenseId: string, startsAt: string, endsAt: string): License => ({
  licenseId,
  kind: 'maintenance',
  quantity: 10,
  description: '1-year maintenance',
  status: 'Active',
  activationDate: startsAt,
  startsAt,
  endsAt,
  note: '',
})
const today = '2026-11-24T00:00:00.000Z'

test('terms lie within the width, oldest first, with today among them', () => {
  const { bars, today: mark } = timelineOf(
    [
      term('late', '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'),
      term('now', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    ],
    today,
  )
  assert.deepEqual(
    bars.map(({ licenseId, isCurrent }) => [licenseId, isCurrent]),
    [
      ['now', true],
      ['late', false],
    ],
  )
  for (const { from, to } of bars) assert.ok(from >= 0 && from < to && to <= 100)
  const [now, late] = bars
  assert.ok(now && late && now.from < mark && mark < now.to)
  assert.equal(now.to, late.from)
})

test('M3: the end is exclusive', () => {
  const { bars } = timelineOf([term('over', '2025-11-24T00:00:00Z', today)], today)
  assert.equal(bars[0]?.isCurrent, false)
})

test('today is in sight also where every term is long over', () => {
  const { today: mark, years } = timelineOf(
    [term('old', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z')],
    today,
  )
  assert.ok(mark > 90 && mark < 100)
  assert.deepEqual(
    years.map(({ year }) => year),
    [2020, 2021, 2022, 2023, 2024, 2025, 2026],
  )
})

test('what has no term, and what is no maintenance, has no bar', () => {
  const capacity = { ...term('c', today, today), kind: 'capacity' as const }
  const unstarted = { ...term('m', today, today), startsAt: null }
  assert.deepEqual(timelineOf([capacity, unstarted], today).bars, [])
})
