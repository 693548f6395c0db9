import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, formatDay, startOfDay, wholeDaysBetween } from './calendar.ts'
import { MS_PER_DAY } from './instant.ts'

const at = (text: string): number => Date.parse(text)

describe('addMonths', () => {
  const cases: readonly [from: string, months: number, to: string][] = [
    ['2026-01-31T00:00:00Z', 1, '2026-02-28T00:00:00Z'],
    ['2028-01-31T00:00:00Z', 1, '2028-02-29T00:00:00Z'],
    ['2028-02-29T00:00:00Z', 12, '2029-02-28T00:00:00Z'],
    ['2028-02-29T00:00:00Z', 48, '2032-02-29T00:00:00Z'],
    ['2096-02-29T00:00:00Z', 48, '2100-02-28T00:00:00Z'],
    ['2026-08-31T00:00:00Z', 1, '2026-09-30T00:00:00Z'],
    ['2026-12-31T00:00:00Z', 2, '2027-02-28T00:00:00Z'],
    ['2026-12-15T00:00:00Z', 36, '2029-12-15T00:00:00Z'],
    ['2026-03-31T00:00:00Z', -1, '2026-02-28T00:00:00Z'],
    ['2026-01-15T00:00:00Z', -12, '2025-01-15T00:00:00Z'],
    ['2026-05-20T13:14:15.016Z', 0, '2026-05-20T13:14:15.016Z'],
    ['2026-01-31T23:59:59.999Z', 1, '2026-02-28T23:59:59.999Z'],
  ]
  for (const [from, months, to] of cases)
    it(`${from} + ${months} months is ${to}`, () => {
      assert.equal(new Date(addMonths(at(from), months)).toISOString(), new Date(to).toISOString())
    })

  it('agrees with a calendar that is walked day by day, from any day of 400 years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: walked.length - 1 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: MS_PER_DAY - 1 }),
        (index, months, timeOfDay) => {
          const expected = walkMonths(index, months)
          if (expected === null) return
          assert.equal(
            addMonths(FIRST + index * MS_PER_DAY + timeOfDay, months),
            FIRST + expected * MS_PER_DAY + timeOfDay,
          )
        },
      ),
    )
  })

  it('never goes back when the start or the number of months grows', () => {
    const start = fc.integer({ min: FIRST, max: FIRST + 146_096 * MS_PER_DAY })
    const months = fc.integer({ min: 0, max: 120 })
    fc.assert(
      fc.property(start, start, months, (a, b, count) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a]
        assert.ok(startOfDay(addMonths(earlier, count)) <= startOfDay(addMonths(later, count)))
        assert.ok(addMonths(a, count) < addMonths(a, count + 1))
      }),
    )
  })
})

describe('days', () => {
  it('every day of 400 years is formatted, and begins and ends, as the walked calendar says', () => {
    walked.forEach(({ year, month, day }, index) => {
      const midnight = FIRST + index * MS_PER_DAY
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      assert.equal(formatDay(midnight), text)
      assert.equal(formatDay(midnight + MS_PER_DAY - 1), text)
      assert.equal(startOfDay(midnight + MS_PER_DAY - 1), midnight)
      assert.equal(addDays(FIRST, index), midnight)
    })
    assert.equal(walked.length, 146_097) // The Gregorian calendar repeats after so many days.
  })

  it('a day before 1970 begins at its own midnight', () => {
    assert.equal(startOfDay(at('1969-12-31T10:00:00Z')), at('1969-12-31T00:00:00Z'))
  })

  const between: readonly [from: string, to: string, days: number][] = [
    ['2026-01-01T15:00:00Z', '2026-01-01T23:59:59Z', 0],
    ['2026-01-01T23:59:59Z', '2026-01-02T00:00:00Z', 1],
    ['2026-01-01T15:00:00Z', '2026-01-31T23:59:59Z', 30],
    ['2026-01-01T15:00:00Z', '2026-02-01T00:00:00Z', 31],
    ['2026-01-02T00:00:00Z', '2026-01-01T23:59:59Z', -1],
  ]
  for (const [from, to, days] of between)
    it(`from ${from} to ${to} it is ${days} whole days`, () => {
      assert.equal(wholeDaysBetween(at(from), at(to)), days)
    })
})

type WalkedDay = { readonly year: number; readonly month: number; readonly day: number }

const FIRST = Date.UTC(2000, 0, 1)

/** The rule of the calendar, written a second time and without Date. */
const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const walk = function* (): Generator<WalkedDay> {
  for (let year = 2000; year < 2400; year++)
    for (let month = 1; month <= 12; month++)
      for (let day = 1; day <= daysIn(year, month); day++) yield { year, month, day }
}

const walked = [...walk()]

/** Turns the pages of the calendar one month at a time; null past its end. */
const walkMonths = (from: number, months: number): number | null => {
  const start = walked[from]
  if (start === undefined) return null
  let { year, month } = start
  for (let turned = 0; turned < months; turned++) {
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
  const day = Math.min(start.day, daysIn(year, month))
  let index = from
  for (;;) {
    const reached = walked[index]
    if (reached === undefined) return null
    if (reached.year === year && reached.month === month && reached.day === day) return index
    index += 1
  }
}
