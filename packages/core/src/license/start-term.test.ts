import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { activated, capacity, day, maintenance, trial, upgrade } from '../../testing/sample-license.ts'
import { addMonths, startOfDay } from '../time/calendar.ts'
import { startTerm } from './start-term.ts'

describe('startTerm', () => {
  it('M3: a term begins at the start of the day and ends on the same day N months later', () => {
    assert.deepEqual(startTerm(maintenance(10, 12), day('2026-03-05T14:30'), []), {
      startsAt: day('2026-03-05'),
      endsAt: day('2027-03-05'),
    })
  })

  it('M3: the end is clamped to the last day of its month', () => {
    const { endsAt } = startTerm(maintenance(10, 12), day('2028-02-29T08:00'), [])
    assert.equal(endsAt, day('2029-02-28'))
    assert.equal(startTerm(maintenance(10, 1), day('2026-01-31'), []).endsAt, day('2026-02-28'))
  })

  it('a trial of 30 days ends 30 days after it began', () => {
    assert.deepEqual(startTerm(trial('capacity', 10, 30), day('2026-02-10T09:00'), []), {
      startsAt: day('2026-02-10'),
      endsAt: day('2026-03-12'),
    })
  })

  it('capacity and upgrades have no clock', () => {
    for (const license of [capacity(10), upgrade(10)])
      assert.deepEqual(startTerm(license, day('2026-03-05'), []), { startsAt: null, endsAt: null })
  })

  it('M2: a running clock is kept, whenever and wherever it is activated again', () => {
    const running = activated(maintenance(10), day('2026-03-05'))
    const moments = fc.integer({ min: day('2026-03-05'), max: day('2036-01-01') })
    fc.assert(
      fc.property(moments, (at) => {
        const again = startTerm(running, at, [activated(maintenance(50, 36), at)])
        assert.deepEqual(again, { startsAt: day('2026-03-05'), endsAt: day('2027-03-05') })
      }),
    )
  })
})

describe('startTerm with after-current (M3)', () => {
  const renewal = maintenance(10, 12, { id: 'renewal', termStart: 'after-current' })
  const running = activated(maintenance(10, 12), day('2026-03-05'))

  it('a renewal activated early starts where the current term ends', () => {
    assert.deepEqual(startTerm(renewal, day('2027-01-20'), [running]), {
      startsAt: day('2027-03-05'),
      endsAt: day('2028-03-05'),
    })
  })

  it('a second renewal follows the first', () => {
    const first = activated(renewal, day('2027-01-20'), [running])
    const { startsAt } = startTerm({ ...renewal, id: 'second' }, day('2027-01-21'), [running, first])
    assert.equal(startsAt, day('2028-03-05'))
  })

  it('after the current term has ended it starts at once', () => {
    assert.equal(startTerm(renewal, day('2027-06-01T10:00'), [running]).startsAt, day('2027-06-01'))
  })

  it('other rights and trials of the same right are not what it follows', () => {
    const others = [
      activated(trial('maintenance', 10, 90), day('2027-01-01')),
      activated(trial('capacity', 10, 90), day('2027-01-01')),
      activated(capacity(10), day('2027-01-01')),
    ]
    assert.equal(startTerm(renewal, day('2027-01-20'), others).startsAt, day('2027-01-20'))
  })

  it('without it, the terms run in parallel', () => {
    assert.equal(startTerm(maintenance(20), day('2027-01-20'), [running]).startsAt, day('2027-01-20'))
  })
})

it('a term is whole UTC days and never shorter than bought', () => {
  const moments = fc.integer({ min: day('2000-01-01'), max: day('2100-01-01') })
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 120 }), (at, months) => {
      const { startsAt, endsAt } = startTerm(maintenance(10, months), at, [])
      assert.ok(startsAt !== null && endsAt !== null)
      assert.equal(startOfDay(startsAt), startsAt)
      assert.equal(endsAt, addMonths(startsAt, months))
      assert.ok(startsAt <= at && at < endsAt)
    }),
  )
})
