import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { addMonths } from '@tenure/core'
import { sql } from 'kysely'
import { transaction, type Db } from '../db/database.ts'
import { assertRefused, withLicenses, withoutNames, type LicenseService } from '../licenses/testing.ts'
import { verify } from '../ledger/verify.ts'

const rmaOf =
  ({ call }: LicenseService) =>
  (installCode: string, token: string | undefined) =>
    call('rmaController', { token, body: { installCode, reason: 'Power surge, unit does not boot' } })

/** A controller of the partner's first account, or second, with one license. */
const loaded = async (
  { partners, issue, transfer, addController, activate }: LicenseService,
  which: 0 | 1 = 0,
) => {
  const [north] = partners
  const account = north.accounts[which]
  const licenses = await issue(north, 'CAP-10')
  await transfer(north, account, licenses)
  const unit = await addController(north, account)
  await activate(unit, licenses)
  return { unit, licenses }
}

test('T6: all licenses of a dead controller are the account’s again, and their clocks run on', async (t) => {
  const service = await withLicenses({ after: (work) => t.after(work) })
  const { call, partners, issue, transfer, addController, activate, movementsOf, vendor, db } = service
  const [north] = partners
  const [house] = north.accounts
  const licenses = [
    ...(await issue(north, 'CAP-10')),
    ...(await issue(north, 'UPG-10')),
    ...(await issue(north, 'MNT-10-12')),
  ]
  await transfer(north, house, licenses)
  const unit = await addController(north, house)
  await activate(unit, licenses.slice(0, 2))
  await activate(unit, licenses.slice(2), { startsAt: Date.UTC(2026, 2, 1), endsAt: Date.UTC(2027, 2, 1) })

  const answer = await rmaOf(service)(unit.installCode.toLowerCase(), north.tokens.administrator)
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.body.controller.status, 'replaced')
  assert.equal(answer.body.controller.capacity, 0)
  const freed = answer.body.licenses
  assert.deepEqual(freed.map(({ id }) => id).toSorted(), licenses.map(({ id }) => id).toSorted())
  for (const license of freed) {
    assert.deepEqual(license.holder, { at: 'account', accountId: house.id, controllerId: null })
    const [last] = (await movementsOf(license)).toReversed()
    assert.deepEqual([last?.reason, last?.note], ['rma', 'Power surge, unit does not boot'])
    const got = await call('getLicense', { token: vendor.viewer, params: { id: license.id } })
    assert.deepEqual(withoutNames(got.body), license)
  }
  const maintenance = freed.find(({ kind }) => kind === 'maintenance')
  assert.equal(maintenance?.endsAt, '2027-03-01T00:00:00.000Z')
  assert.equal(maintenance?.everActivated, true)
  assert.deepEqual((await verify(db, { of: 'vendor' })).faults, [])
})

test('T6: a partner has its budget for 12 months, Customer Success has no such limit', async (t) => {
  const service = await withLicenses({ after: (work) => t.after(work) })
  const { partners, clock, vendor } = service
  const rma = rmaOf(service)
  const [north] = partners
  const startedAt = clock.at
  for (let done = 0; done < 3; done++) {
    const { unit } = await loaded(service)
    assert.equal((await rma(unit.installCode, north.tokens.administrator)).status, 200)
    clock.at += 60_000
  }
  const { unit } = await loaded(service)
  const spent = await rma(unit.installCode, north.tokens.administrator)
  assertRefused(spent, 409, 'rma-budget-spent')
  assert.deepEqual(spent.body.facts, { done: 3, budget: 3 })
  const next = await loaded(service)
  assert.equal((await rma(unit.installCode, vendor.operator)).status, 200)

  // The vendor's counts too, so four were given up: the budget is free again when two are twelve months past.
  clock.at = addMonths(startedAt, 12) - 1
  assertRefused(await rma(next.unit.installCode, north.tokens.administrator), 409, 'rma-budget-spent')
  clock.at += 60_000
  assertRefused(await rma(next.unit.installCode, north.tokens.administrator), 409, 'rma-budget-spent')
  clock.at += 60_002
  assert.equal((await rma(next.unit.installCode, north.tokens.administrator)).status, 200)
})

test('T6: the last of the budget is spent once, also by calls for two accounts at the same time', async (t) => {
  const service = await withLicenses({ after: (work) => t.after(work) })
  const { administrator } = service.partners[0].tokens
  const rma = rmaOf(service)
  for (const { unit } of [await loaded(service), await loaded(service)])
    assert.equal((await rma(unit.installCode, administrator)).status, 200)
  const last = [await loaded(service, 0), await loaded(service, 1)]
  const answers = await startedTogether(service, () =>
    last.map(({ unit }) => rma(unit.installCode, administrator)),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
})

/** Holds the calls up at the accounts they lock until all have come so far, and then lets them all go. */
const startedTogether = async <Answer>(
  { db }: LicenseService,
  calls: () => Promise<Answer>[],
): Promise<Answer[]> => {
  const answers = await transaction(db, { sight: 'all' }, async (tx) => {
    await sql`select 1 from account for update`.execute(tx)
    const started = calls()
    while ((await waitingFor(db)) < started.length) await delay(5)
    return { started }
  })
  return Promise.all(answers.started)
}

const waitingFor = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.waiting ?? 0
}

test('many licenses of one dead controller are one of the budget', async (t) => {
  const service = await withLicenses({ after: (work) => t.after(work) })
  const { partners, issue, transfer, addController, activate } = service
  const [north] = partners
  const licenses = await issue(north, 'CAP-10', 5)
  await transfer(north, north.accounts[0], licenses)
  const unit = await addController(north, north.accounts[0])
  await activate(unit, licenses)
  const rma = rmaOf(service)
  assert.equal((await rma(unit.installCode, north.tokens.administrator)).status, 200)
  const next = await loaded(service)
  assert.equal((await rma(next.unit.installCode, north.tokens.administrator)).status, 200)
})

test('a controller is given up once, by its own partner, with the role for it', async (t) => {
  const service = await withLicenses({ after: (work) => t.after(work) })
  const { call, partners, vendor } = service
  const rma = rmaOf(service)
  const [north, south] = partners
  const { unit, licenses } = await loaded(service)
  assertRefused(await rma(unit.installCode, south.tokens.administrator), 404, 'controller-not-found')
  assertRefused(await rma('SC-NOBODY', north.tokens.administrator), 404, 'controller-not-found')
  assertRefused(await rma('?', north.tokens.administrator), 400, 'input-invalid')
  assertRefused(await rma(unit.installCode, north.tokens.operator), 403, 'not-permitted')
  assertRefused(await rma(unit.installCode, north.accounts[0].tokens.administrator), 403, 'not-permitted')
  assertRefused(await rma(unit.installCode, undefined), 401, 'token-missing')
  const body = { installCode: unit.installCode, reason: '' }
  assertRefused(await call('rmaController', { token: vendor.operator, body }), 400, 'input-invalid')
  const [license] = licenses
  assert(license !== undefined)
  const held = await call('getLicense', { token: vendor.viewer, params: { id: license.id } })
  assert.equal(held.body.holder.at, 'controller')

  assert.equal((await rma(unit.installCode, north.tokens.administrator)).status, 200)
  assertRefused(await rma(unit.installCode, north.tokens.administrator), 409, 'controller-replaced')
})
