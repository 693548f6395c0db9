import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activated, capacity, day, maintenance, PARTNER, trial } from '../../testing/sample-license.ts'
import type { License } from '../license/license.ts'
import { nextNotice, noticeDue, NOTICE_DAYS } from './notices.ts'
import { isRenewal } from './renewal.ts'

const yearly = activated(maintenance(10), day('2026-03-05')) // to 2027-03-05
const monthly = activated(trial('capacity', 10, 30), day('2026-03-01')) // to 2026-03-31
const remote: License = { ...yearly, kind: 'remote-cms' }

describe('noticeDue', () => {
  const cases: readonly (readonly [what: string, license: License, at: string, due: number | null])[] = [
    ['M9: nothing 91 days before', yearly, '2026-12-04T23:59', null],
    ['M9: 90 days before, from the beginning of the day in UTC', yearly, '2026-12-05', 90],
    ['90 days is still the news on the days after', yearly, '2027-01-03T09:00', 90],
    ['60 days before', yearly, '2027-01-04T09:00', 60],
    ['30 days before', yearly, '2027-02-03T09:00', 30],
    ['7 days before', yearly, '2027-02-26T09:00', 7],
    ['on the day of the end', yearly, '2027-03-05', 0],
    ['the last one is late, but still news', yearly, '2027-03-19T23:59', 0],
    ['15 days after the end it is history', yearly, '2027-03-20', null],
    ['T8: nothing 15 days before a trial ends', monthly, '2026-03-16T23:59', null],
    ['T8: 14 days before a trial ends', monthly, '2026-03-17', 14],
    ['T8: 7 days before', monthly, '2026-03-24', 7],
    ['T8: 1 day before', monthly, '2026-03-30', 1],
    ['a trial has no notice of the day of its end, only a late one', monthly, '2026-03-31', 1],
    ['Remote CMS is announced as maintenance is', remote, '2027-02-03T09:00', 30],
  ]
  for (const [what, license, at, due] of cases)
    it(what, () => assert.equal(noticeDue(license, day(at))?.daysBefore ?? null, due))

  it('names the license, what ends, and both days', () => {
    assert.deepEqual(noticeDue(yearly, day('2027-02-10T09:00')), {
      licenseId: yearly.id,
      kind: 'maintenance-ends',
      daysBefore: 30,
      endsAt: day('2027-03-05'),
      dueAt: day('2027-02-03'),
    })
    assert.equal(noticeDue(monthly, day('2026-03-30'))?.kind, 'trial-ends')
    assert.equal(noticeDue(remote, day('2027-03-04'))?.kind, 'remote-cms-ends')
  })

  it('a step on or before the day the term began is none: ten days of trial are announced from 7 on', () => {
    const short = activated(trial('capacity', 10, 10), day('2026-03-01T15:00'))
    assert.equal(noticeDue(short, day('2026-03-01T15:00')), null)
    assert.equal(noticeDue(short, day('2026-03-04'))?.daysBefore, 7)
    const fortnight = activated(trial('capacity', 10, 14), day('2026-03-01T15:00'))
    assert.equal(noticeDue(fortnight, day('2026-03-01T15:00')), null)
  })

  it('says nothing of what has not started, never ends, or is retired', () => {
    const holder = { at: 'retired', partnerId: PARTNER, reason: 'withdrawn' } as const
    for (const license of [
      maintenance(10),
      activated(capacity(10), day('2026-03-05')),
      { ...yearly, holder },
    ])
      assert.equal(noticeDue(license, day('2027-03-05')), null)
  })

  it('M2: a term that runs on in an account is announced there', () =>
    assert.ok(noticeDue({ ...yearly, holder: maintenance(1).holder }, day('2027-03-01'))))
})

describe('nextNotice', () => {
  it('is the first after today, step by step until none is left', () => {
    const steps: (number | null)[] = []
    for (let at = day('2026-03-05'); steps.at(-1) !== null; at = nextNotice(yearly, at)?.dueAt ?? at)
      steps.push(nextNotice(yearly, at)?.daysBefore ?? null)
    assert.deepEqual(steps, [...NOTICE_DAYS.paid, null])
  })
})

describe('isRenewal (M9)', () => {
  const renewal = maintenance(10, 12, { id: 'renewal' })
  it('holds where the controller has or had maintenance', () => {
    assert.ok(isRenewal(renewal, [yearly]))
  })
  it('does not hold for the first maintenance, a running one, or another kind', () => {
    assert.ok(!isRenewal(renewal, [capacity(10), monthly]))
    assert.ok(!isRenewal({ ...yearly, id: 'moved' }, [yearly]))
    assert.ok(!isRenewal(capacity(10), [yearly]))
  })
})
