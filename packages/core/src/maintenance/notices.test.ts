import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { activated, capacity, day, maintenance, PARTNER, trial } from '../../testing/sample-license.ts'
import type { License } from '../license/license.ts'
import { addDays } from '../time/calendar.ts'
import { noticesDue, type NoticeKey } from './notices.ts'
import { isRenewal } from './renewal.ts'

const yearly = activated(maintenance(10), day('2026-03-05')) // to 2027-03-05
const monthly = activated(trial('capacity', 10, 30), day('2026-03-01')) // to 2026-03-31

/** Runs once a day at nine, remembering what it sent, and says on which days it sent what. */
const run = (
  license: License,
  from: string,
  days: number,
  sleeps: (day: number) => boolean = () => false,
) => {
  const sent: (NoticeKey & { day: number })[] = []
  for (let elapsed = 0; elapsed < days; elapsed++) {
    if (sleeps(elapsed)) continue
    const at = addDays(day(`${from}T09:00`), elapsed)
    for (const notice of noticesDue([license], at, sent)) sent.push({ ...notice, day: elapsed })
  }
  return sent
}
const daysBefore = (sent: readonly NoticeKey[]) => sent.map((each) => each.daysBefore)

describe('noticesDue (M9)', () => {
  it('announces a paid end 90, 60, 30, 7 and 0 days before, once each', () => {
    const sent = run(yearly, '2026-03-05', 400)
    assert.deepEqual(daysBefore(sent), [90, 60, 30, 7, 0])
    assert.deepEqual(
      sent.map((each) => 365 - each.day),
      [90, 60, 30, 7, 0],
    )
  })

  it('T8: announces the end of a trial 14, 7 and 1 days before', () => {
    const sent = run(monthly, '2026-03-01', 60)
    assert.deepEqual(
      sent.map((each) => [each.daysBefore, 30 - each.day]),
      [
        [14, 14],
        [7, 7],
        [1, 1],
      ],
    )
  })

  it('after days that were missed it sends the nearest notice only', () => {
    const sent = run(yearly, '2026-03-05', 400, (elapsed) => elapsed > 100 && elapsed < 340)
    assert.deepEqual(daysBefore(sent), [30, 7, 0])
  })

  it('sends the last notice even when the service slept past the end', () => {
    assert.deepEqual(daysBefore(run(yearly, '2027-03-20', 5)), [0])
  })

  it('names the license and its end', () => {
    assert.deepEqual(noticesDue([yearly], day('2027-02-03T09:00'), []), [
      { licenseId: yearly.id, daysBefore: 30, endsAt: day('2027-03-05') },
    ])
  })

  it('each license has its own notices', () => {
    const other = { ...yearly, id: 'other' }
    const sent = [{ licenseId: yearly.id, daysBefore: 30 }]
    const due = noticesDue([yearly, other], day('2027-02-03T09:00'), sent)
    assert.deepEqual(
      due.map(({ licenseId }) => licenseId),
      ['other'],
    )
  })

  it('says nothing of what has not started, never ends, or is retired', () => {
    const retired: License = {
      ...yearly,
      holder: { at: 'retired', partnerId: PARTNER, reason: 'withdrawn' },
    }
    const quiet = [maintenance(10), activated(capacity(10), day('2026-03-05')), retired]
    assert.deepEqual(noticesDue(quiet, day('2027-03-05'), []), [])
  })

  it('M2: a term that runs on in an account is announced there', () => {
    assert.equal(noticesDue([{ ...yearly, holder: maintenance(1).holder }], day('2027-03-01'), []).length, 1)
  })

  it('whatever days are missed, no notice is sent twice and none comes early', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 420, maxLength: 420 }), (sleeping) => {
        const sent = run(yearly, '2026-03-05', 420, (elapsed) => sleeping[elapsed] ?? false)
        assert.equal(new Set(daysBefore(sent)).size, sent.length)
        for (const each of sent) assert.ok(365 - each.day <= each.daysBefore)
      }),
      { numRuns: 30 },
    )
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
