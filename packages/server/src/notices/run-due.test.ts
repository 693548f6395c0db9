import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { addDays } from '@tenure/core'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import type { TestAccount } from '../http/testing/seed.ts'
import { lockForNotices } from './mail-store.ts'
import { findDueNotices } from './run-due.ts'
import { withNotices } from './testing.ts'

const service = await withNotices({ after })
const { clock, run, send } = service
const [one, two] = service.partners
const [building, other] = one.accounts
const START = Date.UTC(2026, 2, 1)
const END = Date.UTC(2027, 2, 1)
const nine = (days: number) => addDays(END, days) + 9 * 3_600_000

/** A license of the account, active on a controller of its own from START to END. */
const activate = async (account: TestAccount, sku = 'MNT-10-12') => {
  const partner = two.accounts.includes(account) ? two : one
  clock.at = START
  const [license] = await service.issue(partner, sku)
  assert.ok(license)
  await service.transfer(partner, account, [license])
  const unit = await service.addController(partner, account)
  await service.activate(unit, [license], { startsAt: START, endsAt: END })
  return { license, unit }
}
const setOwner = (controllerId: string, emails: string[]) =>
  transaction(service.db, { sight: 'all' }, (tx) =>
    tx.updateTable('controller').set({ notice_emails: emails }).where('id', '=', controllerId).execute(),
  )
const setPartner = async (addresses: object[]) => {
  const token = one.tokens.administrator
  const params = { id: one.id }
  const now = await service.call('getPartnerNotices', { token, params })
  const ifMatch = now.headers.get('etag') ?? ''
  const set = await service.call('editPartnerNotices', { token, params, ifMatch, body: { addresses } })
  assert.equal(set.status, 200, set.text)
}

beforeEach(async () => {
  await transaction(service.db, { sight: 'all' }, async (tx) => {
    await tx.deleteFrom('notice_mail').execute()
    await tx.deleteFrom('notice_subscription').execute()
    await tx.deleteFrom('contact').execute()
    await tx.updateTable('controller').set({ notice_emails: [] }).execute()
    // Licenses of the tests before end long before those of the next one would be told of.
    await tx
      .updateTable('license')
      .set({ holder_at: 'retired', retired_reason: 'withdrawn', account_id: null, controller_id: null })
      .execute()
  })
  await setPartner([])
})

test('M9: each step is told on its day and once, to contact, Owner and partner, in their languages', async () => {
  await service.addContact(one, building, 'site@example.com', { language: 'de' })
  const { unit } = await activate(building)
  await setOwner(unit.id, ['owner@example.com'])
  await setPartner([{ email: 'sales@example.com', language: 'en' }])
  const told: (readonly [number, string, string])[] = []
  for (const days of [-91, -90, -89, -60, -60, -31, -30, -7, -1, 0, 1]) {
    clock.at = nine(days)
    await run()
    for (const { to, subject } of await send()) told.push([days, to, subject])
  }
  assert.deepEqual(
    told.map(([days, to]) => `${days} ${to}`),
    [-90, -60, -30, -7, 0].flatMap((days) =>
      ['site', 'owner', 'sales'].map((who) => `${days} ${who}@example.com`),
    ),
  )
  assert.equal(told[0]?.[2], 'Wartung in Partner One Building 1 endet am 1. März 2027')
  assert.equal(told[1]?.[2], 'Maintenance in Partner One Building 1 ends on 1 March 2027')
  assert.equal(told.at(-1)?.[2], 'Maintenance in Partner One Building 1 ended on 1 March 2027')
})

test('after a month without the service the newest step is told once, and the older ones not at all', async () => {
  await service.addContact(one, building, 'site@example.com')
  await activate(building)
  clock.at = nine(-6)
  assert.deepEqual(await run(), { partners: 1, mails: 1, notices: 1 })
  assert.equal((await send()).length, 1)
  clock.at = nine(-5)
  assert.equal((await run()).mails, 0)
})

test('of ten runs at once, one records each mail', async () => {
  await service.addContact(one, building, 'site@example.com')
  await service.addContact(two, two.accounts[0], 'theirs@example.com')
  await activate(building)
  await activate(building)
  await activate(two.accounts[0])
  clock.at = nine(-30)
  const runs = await Promise.all(Array.from({ length: 10 }, run))
  assert.equal(
    runs.reduce((sum, { mails }) => sum + mails, 0),
    2,
  )
  assert.deepEqual((await send()).map(({ to }) => to).toSorted(), ['site@example.com', 'theirs@example.com'])
  assert.deepEqual(await send(), [])
})

test('runs that begin while another one records wait for it, and then find everything recorded', async () => {
  await service.addContact(one, building, 'site@example.com')
  await activate(building)
  clock.at = nine(-30)
  const runs = await transaction(service.db, { sight: 'all' }, async (tx) => {
    await lockForNotices(one.id, tx)
    const begun = Promise.all([run(), run(), run()])
    while ((await countWaiting()) < 3) await delay(10)
    return { begun }
  })
  const recorded = await runs.begun
  assert.deepEqual(recorded.map(({ mails }) => mails).toSorted(), [0, 0, 1])
})
/** Statements that wait for somebody's lock. */
const countWaiting = async (): Promise<number> => {
  const { rows } = await sql<{ waiting: string }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(service.db)
  return Number(rows[0]?.waiting)
}

test('the partner’s people get one mail of all accounts, a contact one of their own', async () => {
  await service.addContact(one, building, 'site@example.com')
  await setPartner([{ email: 'sales@example.com' }])
  for (const account of [building, building, building, other]) await activate(account)
  clock.at = nine(-30)
  await run()
  const mails = (await send()).toSorted((a, b) => b.to.localeCompare(a.to))
  assert.deepEqual(
    mails.map(({ to, subject }) => [to, subject]),
    [
      ['site@example.com', '3 licenses in Partner One Building 1 end on 1 March 2027'],
      ['sales@example.com', '4 licenses in 2 accounts end on 1 March 2027'],
    ],
  )
  assert.doesNotMatch(mails[0]?.text ?? '', /Building 2/)
  assert.match(
    mails[1]?.text ?? '',
    /Partner One Building 1\n- [^]*\n\nPartner One Building 2\n- Maintenance/,
  )
})

test('the account’s setting is kept to: off tells the Owner alone, contacts leaves out the partner', async () => {
  await service.addContact(one, building, 'site@example.com')
  await service.addContact(one, building, 'quiet@example.com', { notices: false })
  await setPartner([{ email: 'sales@example.com' }])
  const { unit } = await activate(building)
  await setOwner(unit.id, ['owner@example.com'])
  clock.at = nine(-30)
  const expected = {
    off: ['owner'],
    contacts: ['site', 'owner'],
    'contacts-and-partner': ['site', 'owner', 'sales'],
  }
  for (const [audience, who] of Object.entries(expected)) {
    const token = building.tokens.operator
    const params = { id: building.id }
    const now = await service.call('getAccountNotices', { token, params })
    const ifMatch = now.headers.get('etag') ?? ''
    await service.call('editAccountNotices', { token, params, ifMatch, body: { audience } })
    const due = await findDueNotices(service.db, clock.at)
    assert.deepEqual(
      due.map(({ recipient }) => recipient.email),
      who.map((each) => `${each}@example.com`),
    )
  }
})

test('where other maintenance covers the controller after the end, the mail says so', async () => {
  await service.addContact(one, building, 'site@example.com')
  const { unit } = await activate(building)
  clock.at = START
  const more = [...(await service.issue(one, 'CAP-10')), ...(await service.issue(one, 'MNT-10-36'))]
  await service.transfer(one, building, more)
  await service.activate(unit, more.slice(0, 1))
  await service.activate(unit, more.slice(1), { startsAt: START, endsAt: Date.UTC(2029, 2, 1) })
  clock.at = nine(-30)
  await run()
  const [mail] = await send()
  assert.match(
    mail?.text ?? '',
    /ends on 1 March 2027, in 30 days; other maintenance covers the controller after that/,
  )
})

test('an address that the mail server refuses for good is not tried again, and holds up nobody', async () => {
  await service.addContact(one, building, 'refused@example.com')
  await service.addContact(one, building, 'site@example.com')
  await activate(building)
  clock.at = nine(-30)
  await run()
  assert.equal((await send()).length, 2)
  assert.deepEqual(await send(), [])
  const listed = await service.call('listNotices', { token: building.tokens.viewer })
  assert.deepEqual(
    (listed.body.items as { state: string; recipients: { email: string }[] }[])
      .map(({ state, recipients }) => `${recipients[0]?.email} ${state}`)
      .toSorted(),
    ['refused@example.com refused', 'site@example.com sent'],
  )
})

test('every mail says why one gets it, how to stop it, and is the same at each attempt', async () => {
  await service.addContact(one, building, 'site@example.com')
  await activate(building)
  clock.at = nine(-30)
  await run()
  const [mail] = await send()
  assert.ok(mail)
  assert.match(mail.text, /because Partner One has you as a contact of Partner One Building 1/)
  assert.match(
    mail.unsubscribeUrl ?? '',
    /^https:\/\/tenure\.example\.com\/unsubscribe\/[\w-]{22}\?language=en$/,
  )
  assert.ok(mail.text.includes(mail.unsubscribeUrl ?? '-'))
  await transaction(service.db, { sight: 'all' }, (tx) =>
    tx.updateTable('notice_mail').set({ sent_at: null }).execute(),
  )
  clock.at = nine(-28)
  assert.deepEqual(await send(), [mail])
})
