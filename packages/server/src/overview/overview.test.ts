import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Overview } from '@tenure/contract'
import { openCase } from '../cases/open-case.ts'
import { transaction } from '../db/database.ts'
import { assertRefused, withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, clock, db, provenance } = service
const [north, south] = partners
const [house, tower] = north.accounts
const day = 86_400_000
const today = clock.at
const midnight = Date.UTC(2026, 2, 1)

const overview = async (token: string, query: Record<string, string> = {}): Promise<Overview> => {
  const answer = await call('getOverview', { token, query })
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

// A house with a covered unit and one that is short, a tower whose unit waits and was not heard from.
const covered = await addController(north, house)
const short = await addController(north, house)
const waiting = await addController(north, tower, { status: 'pending' })
const onCovered = [...(await issue(north, 'CAP-10')), ...(await issue(north, 'MNT-10-12', 2))]
const onShort = [...(await issue(north, 'CAP-50')), ...(await issue(north, 'MNT-10-12', 2))]
const inHouse = await issue(north, 'MNT-10-12', 2)
await issue(north, 'CAP-10', 4)
await issue(south, 'MNT-10-12', 3)
await transfer(north, house, [...onCovered, ...onShort, ...inHouse])
const startsAt = Date.UTC(2025, 3, 1)
await activate(covered, onCovered.slice(0, 1))
await activate(covered, onCovered.slice(1, 2), { startsAt, endsAt: midnight + 91 * day })
await activate(covered, onCovered.slice(2), { startsAt, endsAt: midnight + 90 * day })
await activate(short, onShort.slice(0, 1))
await activate(short, onShort.slice(1, 2), { startsAt, endsAt: midnight })
await activate(short, onShort.slice(2), { startsAt, endsAt: midnight + 365 * day })
const see = (kind: 'key-changed' | 'approval-wanted', controllerId: string) =>
  transaction(db, { sight: 'all' }, (tx) =>
    openCase({ of: 'vendor' }, tx, {
      partnerId: north.id,
      controllerId,
      kind,
      evidence: {},
      at: clock.at,
      id: provenance().newId(),
    }),
  )
await see('approval-wanted', waiting.id)
await see('key-changed', covered.id)
await see('key-changed', short.id)

test('a partner’s overview counts what is the partner’s', async () => {
  const { endsByMonth, openCases, ...figures } = await overview(north.tokens.viewer)
  assert.deepEqual(figures, {
    licenses: { issued: 12, inInventory: 4, inAccounts: 2, onControllers: 6, retired: 0 },
    maintenance: { notStarted: 2, active: 2, expiring: 1, expired: 1 },
    accounts: 2,
    controllers: { active: 2, pending: 1, silent: 0, short: 1 },
  })
  assert.deepEqual(
    endsByMonth.map(({ month }) => month),
    ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '01', '02'].map((month, index) =>
      index < 10 ? `2026-${month}` : `2027-${month}`,
    ),
  )
  assert.deepEqual(
    endsByMonth.filter(({ licenses }) => licenses > 0),
    [{ month: '2026-05', licenses: 2, maintenance: 2 }],
  )
  assert.deepEqual(
    openCases.filter(({ count }) => count > 0),
    [
      { kind: 'key-changed', count: 2 },
      { kind: 'approval-wanted', count: 1 },
    ],
  )
  assert.equal(openCases.length, 5)
})

test('the figures are those of the lists', async () => {
  for (const at of [today, today + 100 * day, today + 500 * day]) {
    clock.at = at
    const figures = await overview(north.tokens.viewer)
    const query = { limit: '200', kind: 'maintenance' }
    const { items } = (await call('listLicenses', { token: north.tokens.viewer, query })).body
    const inState = (state: string) => items.filter(({ status }) => status.state === state).length
    assert.deepEqual(figures.maintenance, {
      notStarted: inState('not-started'),
      active: inState('active'),
      expiring: inState('expiring'),
      expired: inState('expired'),
    })
    const controllers = (await call('listControllers', { token: north.tokens.viewer })).body.items
    assert.equal(
      figures.controllers.short,
      controllers.filter(({ maintenance }) => !maintenance.covered).length,
    )
  }
  clock.at = today
})

test('a controller is silent when nothing was heard from it for 30 days', async () => {
  clock.at = today + 30 * day
  assert.equal((await overview(north.tokens.viewer)).controllers.silent, 0)
  clock.at += 1
  assert.equal((await overview(north.tokens.viewer)).controllers.silent, 2)
  clock.at = today
})

test('the vendor sees all, or one partner; a partner sees itself, whatever it asks for', async () => {
  const all = await overview(vendor.viewer)
  assert.deepEqual([all.licenses.issued, all.accounts], [15, 4])
  assert.deepEqual(
    await overview(vendor.viewer, { partnerId: north.id }),
    await overview(north.tokens.viewer),
  )
  assert.equal((await overview(south.tokens.viewer)).licenses.issued, 3)
  const foreign = await overview(south.tokens.viewer, { partnerId: north.id })
  assert.deepEqual([foreign.licenses.issued, foreign.accounts, foreign.controllers.active], [0, 0, 0])
  assertRefused(await call('getOverview', { token: house.tokens.administrator }), 403, 'not-permitted')
})
