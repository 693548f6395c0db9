import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ACCOUNT, activated, day, maintenance, PARTNER, trial } from '../../testing/sample-license.ts'
import type { License } from '../license/license.ts'
import { addDays, wholeDaysBetween } from '../time/calendar.ts'
import { decideNoticeMails, type SentNotice } from './decide-notice-mails.ts'
import type { NoticeAudiences } from './notice-recipients.ts'
import { LATE_NOTICE_DAYS, noticeKinds } from './notices.ts'

const site = { email: 'site@example.com', language: 'en', notices: true } as const
const owner = 'owner@example.com'
const sales = { email: 'sales@example.com', language: 'de', notices: true, kinds: noticeKinds } as const
const account = { audience: 'contacts-and-partner', language: 'en', contacts: [site], stopped: [] } as const
const audiences: NoticeAudiences = {
  partner: [sales],
  accounts: { [ACCOUNT]: account, 'account-2': account },
  owners: { 'controller-1': [owner] },
}

const yearly = activated(maintenance(10), day('2026-03-05')) // to 2027-03-05
const inAccount2: License = {
  ...yearly,
  id: 'in-account-2',
  holder: { at: 'account', partnerId: PARTNER, accountId: 'account-2' },
}

type Sent = SentNotice & { readonly at: number }

/** What is sent at these instants one after the other, remembering what went before. */
const run = (licenses: readonly License[], instants: readonly number[]): Sent[] => {
  const sent: Sent[] = []
  for (const at of instants)
    for (const { recipient, notices } of decideNoticeMails({ at, licenses, audiences, sent }))
      sent.push(...notices.map((notice) => ({ ...notice, email: recipient.email, at })))
  return sent
}
const daily = (from: string, days: number) =>
  Array.from({ length: days }, (_, elapsed) => addDays(day(`${from}T09:00`), elapsed))
const daysBefore = (sent: readonly Sent[], email: string = site.email) =>
  sent.filter((each) => each.email === email).map((each) => each.daysBefore)

describe('decideNoticeMails (M9)', () => {
  it('tells each recipient each step once, on its day', () => {
    const sent = run([yearly], daily('2026-03-05', 400))
    for (const email of [site.email, owner, sales.email])
      assert.deepEqual(daysBefore(sent, email), [90, 60, 30, 7, 0])
    for (const { at, daysBefore: step } of sent) assert.equal(wholeDaysBetween(at, day('2027-03-05')), step)
  })

  it('after days that were missed it sends the nearest notice only', () => {
    const awake = daily('2026-03-05', 400).filter((_, elapsed) => elapsed <= 100 || elapsed >= 340)
    assert.deepEqual(daysBefore(run([yearly], awake)), [30, 7, 0])
  })

  it('who is added later is told where things stand, and not what was before', () => {
    const sent = run([yearly], daily('2027-02-10', 3)).filter(({ email }) => email !== site.email)
    const mails = decideNoticeMails({ at: day('2027-02-20'), licenses: [yearly], audiences, sent })
    assert.deepEqual(
      mails.map(({ recipient, notices }) => [recipient.email, notices.map((each) => each.daysBefore)]),
      [[site.email, [30]]],
    )
  })

  it('one mail tells a contact all of an account, and the partner’s people all of all accounts', () => {
    const also = { ...yearly, id: 'also' }
    const ending = activated(trial('capacity', 10, 30), day('2027-02-05')) // to 2027-03-07
    const licenses = [yearly, also, inAccount2, ending]
    const mails = decideNoticeMails({ at: day('2027-02-28'), licenses, audiences, sent: [] })
    assert.deepEqual(
      mails.map(({ recipient, accountId, notices }) => [recipient.as, accountId, notices.length]),
      [
        ['contact', ACCOUNT, 3],
        ['owner', ACCOUNT, 3],
        ['partner', null, 4],
        ['contact', 'account-2', 1],
      ],
    )
  })

  it('nobody is told of what nobody wants to hear of, and the notice goes to who comes later', () => {
    const silent = { partner: [], accounts: {}, owners: {} }
    const at = day('2027-02-28')
    assert.deepEqual(decideNoticeMails({ at, licenses: [yearly], audiences: silent, sent: [] }), [])
  })

  it('whatever the clock does, nobody gets a step twice, early, after a later one, or when it is history', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 430 * 24 }), { maxLength: 60 })
    fc.assert(
      fc.property(hours, (elapsed) => {
        const sent = run(
          [yearly, inAccount2],
          elapsed.map((hour) => day('2026-03-05') + hour * 3_600_000),
        )
        const each = Map.groupBy(sent, ({ licenseId, email }) => `${licenseId} ${email}`)
        for (const told of each.values())
          for (const [index, { at, daysBefore: step }] of told.entries()) {
            const left = wholeDaysBetween(at, day('2027-03-05'))
            assert.ok(step !== null && left <= step && left >= -LATE_NOTICE_DAYS)
            assert.ok(index === 0 || step < (told[index - 1]?.daysBefore ?? 0))
          }
      }),
    )
  })
})
