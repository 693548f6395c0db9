import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LicenseReply, MovementSeen } from '@tenure/contract'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { present } from '../http/testing/present.ts'
import { assertRefused, unknownId, withLicenses } from '../licenses/testing.ts'
import { findLicense } from '../licenses/store.ts'
import { recordMoves } from './record-moves.ts'
import { verify } from './verify.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, db, provenance } = service
const [north, south] = partners
const [house, tower] = north.accounts

const [travelled] = await issue(north, 'MNT-50-12')
const [southern] = await issue(south, 'CAP-10')
assert(travelled !== undefined && southern !== undefined)
await transfer(north, house, [travelled])
await call('recallLicense', { token: north.tokens.operator, params: { id: travelled.id } })
await transfer(north, tower, [travelled])
const unit = await addController(north, tower)
const term = { startsAt: Date.UTC(2026, 2, 1), endsAt: Date.UTC(2027, 2, 1) }
await activate(unit, [travelled], term)
await call('rmaController', {
  token: north.tokens.administrator,
  body: { installCode: unit.installCode, reason: 'Power surge' },
})

const ofLicense = (license: Pick<LicenseReply, 'id'>, token?: string, query: Record<string, string> = {}) =>
  call('listMovements', { token, params: { id: license.id }, query })
const reasons = (items: readonly MovementSeen[]) => items.map(({ reason }) => reason)

test('where a license has been is listed oldest first, each movement beginning where the one before ended', async () => {
  const { body } = await ofLicense(travelled, north.tokens.viewer)
  const items = body.items
  assert.deepEqual(reasons(items), ['issue', 'transfer', 'recall', 'transfer', 'activate', 'rma'])
  for (const [index, movement] of items.entries())
    if (index > 0) assert.deepEqual(movement.from, items[index - 1]?.to)
  assert.equal(items[5]?.note, 'Power surge')
  assert.equal(items[4]?.actor, 'SC-TEST')
})

test('each movement names the accounts and the controllers it went between', async () => {
  const { body } = await ofLicense(travelled, north.tokens.viewer)
  const names = ({ accountName, installCode }: MovementSeen['from']) => [accountName, installCode]
  const ways = body.items.map(({ from, to }) => [...names(from), ...names(to)])
  const code = unit.installCode
  assert.deepEqual(ways, [
    [null, null, null, null],
    [null, null, house.name, null],
    [house.name, null, null, null],
    [null, null, tower.name, null],
    [tower.name, null, tower.name, code],
    [tower.name, code, tower.name, null],
  ])
  const ledger = await call('listLedger', { token: north.tokens.viewer, query: { limit: '1' } })
  const newest = present(ledger.body.items[0], 'the newest movement')
  assert.deepEqual(newest.from, body.items.at(-1)?.from)
})

test('the order of a license’s movements holds though processes whose clocks differ made them', async () => {
  const { newId } = provenance()
  const { body } = await ofLicense(travelled, vendor.viewer)
  const items = body.items
  const [before, activation] = items.slice(3)
  assert(before !== undefined && activation !== undefined)
  // What the other process would have called it, unasked, comes before what happened before it.
  assert(newId() < before.id)
  assert(before.id < activation.id)
})

test('an account sees where a license was while it was the account’s, and not where else', async () => {
  const { body } = await ofLicense(travelled, tower.tokens.viewer)
  assert.deepEqual(reasons(body.items), ['transfer', 'activate', 'rma'])
  assert(!JSON.stringify(body).includes(house.id))
})

test('whose license it is not, for them it has no movements: it is not found', async () => {
  assertRefused(await ofLicense(travelled, south.tokens.administrator), 404, 'license-not-found')
  assertRefused(await ofLicense(travelled, house.tokens.administrator), 404, 'license-not-found')
  assertRefused(await ofLicense({ id: unknownId() }, vendor.viewer), 404, 'license-not-found')
  assertRefused(await ofLicense({ id: '7' }, vendor.viewer), 400, 'input-invalid')
  assertRefused(await ofLicense(travelled, vendor.viewer, { cursor: 'x' }), 400, 'input-invalid')
  assertRefused(await ofLicense(travelled), 401, 'token-missing')
})

test('pages of movements together are the whole history', async () => {
  const paged: MovementSeen[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '4', ...(cursor === null ? {} : { cursor }) }
    const { body } = await ofLicense(travelled, vendor.viewer, query)
    paged.push(...body.items)
    cursor = body.nextCursor
  } while (cursor !== null)
  const whole = await ofLicense(travelled, vendor.viewer)
  assert.deepEqual(paged, whole.body.items)
})

test('the ledger is newest first: the vendor’s whole, a partner’s its own, an account’s what came to it and went from it', async () => {
  const ledger = (token?: string, query: Record<string, string> = {}) => call('listLedger', { token, query })
  const all = (await ledger(vendor.viewer)).body.items
  assert.equal(all.length, 7)
  assert.deepEqual(
    all.map(({ id }) => id),
    all
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  )
  const own = (await ledger(north.tokens.viewer)).body.items
  assert.deepEqual(reasons(own), ['rma', 'activate', 'transfer', 'recall', 'transfer', 'issue'])
  const southerns = (await ledger(vendor.viewer, { partnerId: south.id })).body.items
  assert.deepEqual(
    southerns.map(({ licenseId }) => licenseId),
    [southern.id],
  )
  assert.deepEqual((await ledger(north.tokens.viewer, { partnerId: south.id })).body.items, [])
  const first = await ledger(vendor.viewer, { limit: '4' })
  const cursor = present(first.body.nextCursor, 'a second page')
  const second = await ledger(vendor.viewer, { limit: '4', cursor })
  assert.deepEqual([...first.body.items, ...second.body.items], all)
  const ofHouse = (await ledger(house.tokens.viewer)).body.items
  assert.deepEqual(reasons(ofHouse), ['recall', 'transfer'])
  const ofTower = (await ledger(tower.tokens.viewer, { partnerId: north.id })).body.items
  assert.deepEqual(reasons(ofTower), ['rma', 'activate', 'transfer'])
  assertRefused(await ledger(), 401, 'token-missing')
  assertRefused(await ledger(vendor.viewer, { limit: '0' }), 400, 'input-invalid')
})

test('T5: the ledger and the licenses say the same', async () => {
  const report = await verify(db, { of: 'vendor' })
  assert.deepEqual(report, {
    licenses: 2,
    movements: 7,
    issued: 60,
    holders: { vendor: 0, inventory: 10, account: 50, controller: 0, retired: 0 },
    faults: [],
  })
})

test('a license that is not where its move starts undoes the whole transaction', async () => {
  const [here, gone] = await issue(north, 'CAP-10', 2)
  assert(here !== undefined && gone !== undefined)
  const move = await transaction(db, { sight: { of: 'vendor' } }, async (tx) => {
    const licenses = await Promise.all([here, gone].map(({ id }) => findLicense({ of: 'vendor' }, tx, id)))
    return licenses.map((license) => {
      assert(license !== null)
      const to = { at: 'account', partnerId: north.id, accountId: house.id } as const
      return { license, to, reason: 'transfer' as const }
    })
  })
  await transfer(north, tower, [gone])
  await assert.rejects(
    transaction(db, { sight: { of: 'vendor' } }, (tx) => recordMoves(tx, move, provenance())),
    /1 of 2 licenses are not where their move starts/,
  )
  const { body } = await ofLicense(here, vendor.viewer)
  assert.deepEqual(reasons(body.items), ['issue'])
})

test('verification finds a license whose row was moved behind the ledger’s back', async () => {
  const [license] = await issue(south, 'CAP-10')
  assert(license !== undefined)
  await transaction(db, { sight: 'all' }, (tx) =>
    sql`update license set holder_at = 'account', account_id = ${south.accounts[0].id} where id = ${license.id}`.execute(
      tx,
    ),
  )
  const report = await verify(db, { of: 'vendor' })
  assert.deepEqual(
    report.faults.map(({ kind, licenseId }) => [kind, licenseId]),
    [['not-where-it-ended', license.id]],
  )
  assert.deepEqual((await verify(db, { of: 'partner', partnerId: north.id })).faults, [])
})
