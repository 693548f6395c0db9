import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { approvalCodeOf } from '@tenure/core'
import { openCase } from '../cases/open-case.ts'
import { transaction } from '../db/database.ts'
import { present } from '../http/testing/present.ts'
import { assertRefused, unknownId, withLicenses, type TestUnit } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, clock, db, provenance } = service
const [north, south] = partners
const [house, tower] = north.accounts

const get = (id: string, token: string | undefined = north.tokens.viewer) =>
  call('getController', { token, params: { id } })
const list = (query: Record<string, string> = {}, token: string | undefined = north.tokens.viewer) =>
  call('listControllers', { token, query })
const idsOf = async (query?: Record<string, string>, token?: string) =>
  (await list(query, token)).body.items.map(({ id }) => id)
const approve = (id: string, token: string | undefined = north.tokens.operator) =>
  call('approveController', { token, params: { id } })
const approveKey = (
  id: string,
  keyThumbprint: string,
  token: string | undefined = north.tokens.administrator,
) => call('approveKey', { token, params: { id }, body: { keyThumbprint } })
const openCaseOf = (unit: TestUnit, kind: 'approval-wanted' | 'key-changed', presentedKey: string) =>
  transaction(db, { sight: 'all' }, (tx) =>
    openCase({ of: 'partner', partnerId: unit.partnerId }, tx, {
      partnerId: unit.partnerId,
      controllerId: unit.id,
      kind,
      evidence: { presentedKey },
      at: clock.at,
      id: provenance().newId(),
    }),
  )
const casesOf = async (unit: TestUnit) =>
  (await call('listCases', { token: vendor.viewer, query: { controllerId: unit.id } })).body.items
const keyOf = async (unit: TestUnit) => {
  const row = await transaction(db, { sight: 'all' }, (tx) =>
    tx.selectFrom('controller').select('key_thumbprint').where('id', '=', unit.id).executeTakeFirstOrThrow(),
  )
  return row.key_thumbprint
}

const covered = await addController(north, house, { installCode: 'SC-COVERED' })
const bare = await addController(north, tower, { installCode: 'SC-BARE' })
const foreign = await addController(south, south.accounts[0], { installCode: 'SC-SOUTH' })
const licenses = [...(await issue(north, 'CAP-10', 2)), ...(await issue(north, 'MNT-10-12', 2))]
await transfer(north, house, licenses)
await activate(covered, licenses.slice(0, 2))
const term = { startsAt: Date.UTC(2026, 2, 1), endsAt: Date.UTC(2027, 2, 1) }
await activate(covered, licenses.slice(2), term)

test('a controller shows the capacity and the maintenance of what it holds in this moment', async () => {
  const { body } = await get(covered.id)
  assert.equal(body.capacity, 20)
  assert.deepEqual(body.maintenance, {
    covered: true,
    required: 20,
    maintained: 20,
    endsAt: '2027-03-01T00:00:00.000Z',
  })
  assert.equal(body.installCode, 'SC-COVERED')
  assert.deepEqual([body.seatsUsed, body.devices, body.status, body.clock], [3, 4, 'active', 'ok'])
  assert(!JSON.stringify(body).includes(covered.keyThumbprint))
  const before = clock.at
  clock.at = term.endsAt
  assert.deepEqual((await get(covered.id)).body.maintenance, {
    covered: false,
    required: 20,
    maintained: 0,
    endsAt: null,
  })
  clock.at = before
  assert.deepEqual((await get(bare.id)).body.maintenance, {
    covered: true,
    required: 0,
    maintained: 0,
    endsAt: null,
  })
})

test('a list says of each controller what getting it says', async () => {
  const { items } = (await list()).body
  for (const item of items) assert.deepEqual(item, (await get(item.id)).body)
})

test('controllers are listed by account, by install code, and by page', async () => {
  assert.deepEqual(await idsOf({ accountId: house.id }), [covered.id])
  assert.deepEqual(await idsOf({ installCode: 'sc-bare' }), [bare.id])
  assert.deepEqual(await idsOf({ installCode: 'SC-SOUTH' }), [])
  assert.deepEqual(await idsOf({ partnerId: south.id }, vendor.viewer), [foreign.id])
  for (const [sort, order] of [
    ['last-seen', [covered.id, bare.id]],
    ['-last-seen', [bare.id, covered.id]],
    ['install-code', [bare.id, covered.id]],
    ['-install-code', [covered.id, bare.id]],
  ] as const) {
    const first = await list({ sort, limit: '1' })
    const cursor = present(first.body.nextCursor, 'a second page')
    const second = await list({ sort, limit: '1', cursor })
    assert.deepEqual([first.body.items[0]?.id, second.body.items[0]?.id], order, sort)
    assert.equal(second.body.nextCursor, null)
  }
})

test('a controller is found by the beginning of its install code and by its status, and names whose it is', async () => {
  assert.deepEqual(await idsOf({ q: 'sc-b' }), [bare.id])
  assert.deepEqual(await idsOf({ q: 'BARE' }), [])
  assert.deepEqual(await idsOf({ q: 'SC_' }), [])
  assert.deepEqual(await idsOf({ status: 'replaced' }), [])
  assert.deepEqual(await idsOf({ status: 'active', q: 'sc-b' }), [bare.id])
  const { partnerName, accountName } = (await get(bare.id)).body
  assert.deepEqual([partnerName, accountName], [north.name, tower.name])
})

test('a cursor of one order is none of another', async () => {
  const cursor = present((await list({ limit: '1' })).body.nextCursor, 'a second page')
  assertRefused(await list({ sort: 'install-code', cursor }), 400, 'input-invalid')
})

test('each caller sees its own controllers, and no other exists for it', async () => {
  assert.deepEqual((await idsOf({}, vendor.viewer)).toSorted(), [covered.id, bare.id, foreign.id].toSorted())
  assert.deepEqual(await idsOf({}, south.tokens.viewer), [foreign.id])
  assert.deepEqual(await idsOf({}, tower.tokens.viewer), [bare.id])
  for (const token of [south.tokens.administrator, tower.tokens.administrator])
    assertRefused(await get(covered.id, token), 404, 'controller-not-found')
  assertRefused(await get(unknownId()), 404, 'controller-not-found')
})

test('a malformed look-up is refused, and so is one without a token', async () => {
  assertRefused(await get('1'), 400, 'input-invalid')
  assertRefused(await list({ installCode: '*' }), 400, 'input-invalid')
  assertRefused(await list({ cursor: 'x' }), 400, 'input-invalid')
  assertRefused(await call('getController', { params: { id: covered.id } }), 401, 'token-missing')
  assertRefused(await call('listControllers'), 401, 'token-missing')
})

test('A1: an approved controller is active, and the case that asked is closed', async () => {
  const unit = await addController(north, house, { status: 'pending' })
  await openCaseOf(unit, 'approval-wanted', unit.keyThumbprint)
  const answer = await approve(unit.id)
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.body.status, 'active')
  assert.equal((await get(unit.id)).body.status, 'active')
  const [asked] = await casesOf(unit)
  assert.equal(asked?.state, 'resolved')
  assert.equal(asked?.resolution, 'approved by partner operator')
  assert.equal((await approve(unit.id)).body.status, 'active')
})

test('T6: what was given up as dead is not approved back to life', async () => {
  const unit = await addController(north, house, { status: 'replaced' })
  assertRefused(await approve(unit.id), 409, 'controller-replaced')
  assert.equal((await get(unit.id)).body.status, 'replaced')
})

test('nobody approves another partner’s controller, or without the role', async () => {
  const unit = await addController(north, house, { status: 'pending' })
  assertRefused(await approve(unit.id, south.tokens.administrator), 404, 'controller-not-found')
  assertRefused(await approve(unknownId()), 404, 'controller-not-found')
  assertRefused(await approve('1'), 400, 'input-invalid')
  assertRefused(await approve(unit.id, north.tokens.viewer), 403, 'not-permitted')
  assertRefused(await approve(unit.id, house.tokens.administrator), 403, 'not-permitted')
  assertRefused(await call('approveController', { params: { id: unit.id } }), 401, 'token-missing')
  assert.equal((await get(unit.id)).body.status, 'pending')
})

const newKey = 'N'.repeat(43)

test('T6, C9: the key that a controller presents is accepted, and the case is closed', async () => {
  const unit = await addController(north, house)
  await openCaseOf(unit, 'key-changed', 'O'.repeat(43))
  await openCaseOf(unit, 'key-changed', newKey)
  const answer = await approveKey(unit.id, newKey)
  assert.equal(answer.status, 200, answer.text)
  assert.equal(await keyOf(unit), newKey)
  const [changed] = await casesOf(unit)
  assert.equal(changed?.evidence.length, 2)
  assert.equal(changed?.state, 'resolved')
  assert.match(changed?.resolution ?? '', /approved by partner administrator/)
})

test('a key that the controller never presented is not accepted, nor one of a case that is closed', async () => {
  const unit = await addController(north, house)
  assertRefused(await approveKey(unit.id, newKey), 404, 'not-found')
  await openCaseOf(unit, 'key-changed', 'O'.repeat(43))
  assertRefused(await approveKey(unit.id, newKey), 404, 'not-found')
  assert.equal((await approveKey(unit.id, 'O'.repeat(43))).status, 200)
  assertRefused(await approveKey(unit.id, 'O'.repeat(43)), 404, 'not-found')
})

test('nobody approves a key of another partner’s controller, or without the role', async () => {
  const unit = await addController(north, house)
  await openCaseOf(unit, 'key-changed', newKey)
  assertRefused(await approveKey(unit.id, newKey, south.tokens.administrator), 404, 'controller-not-found')
  assertRefused(await approveKey(unknownId(), newKey), 404, 'controller-not-found')
  assertRefused(await approveKey(unit.id, 'short'), 400, 'input-invalid')
  assertRefused(await approveKey(unit.id, newKey, north.tokens.operator), 403, 'not-permitted')
  const params = { id: unit.id }
  assertRefused(await call('approveKey', { params, body: { keyThumbprint: newKey } }), 401, 'token-missing')
  assert.equal(await keyOf(unit), unit.keyThumbprint)
})

const approveByCode = (id: string, approvalCode: string) =>
  call('approveKey', { token: north.tokens.administrator, params: { id }, body: { approvalCode } })
const thumbprintOf = (...bytes: number[]) =>
  Buffer.from(Uint8Array.from({ length: 32 }, (_, at) => bytes[at] ?? bytes.at(-1) ?? 0)).toString(
    'base64url',
  )

test('T6, C9: the code that was read out approves the key it was made of, as people type it', async () => {
  const unit = await addController(north, house)
  const key = thumbprintOf(7)
  await openCaseOf(unit, 'key-changed', thumbprintOf(8))
  await openCaseOf(unit, 'key-changed', key)
  const answer = await approveByCode(unit.id, approvalCodeOf(key).toLowerCase().replace('-', ' '))
  assert.equal(answer.status, 200, answer.text)
  assert.equal(await keyOf(unit), key)
  assert.equal((await casesOf(unit))[0]?.state, 'resolved')
})

test('a wrong code, one that two keys share, and one without an open case change nothing', async () => {
  const unit = await addController(north, house)
  const [key, twin] = [thumbprintOf(7), thumbprintOf(7, 7, 7, 7, 7, 7, 7, 9)]
  assertRefused(await approveByCode(unit.id, approvalCodeOf(key)), 409, 'approval-code-unknown')
  await openCaseOf(unit, 'key-changed', key)
  assertRefused(await approveByCode(unit.id, approvalCodeOf(thumbprintOf(8))), 409, 'approval-code-unknown')
  await openCaseOf(unit, 'key-changed', twin)
  assert.equal(approvalCodeOf(twin), approvalCodeOf(key))
  assertRefused(await approveByCode(unit.id, approvalCodeOf(key)), 409, 'approval-code-unknown')
  assert.equal(await keyOf(unit), unit.keyThumbprint)
  assert.equal((await casesOf(unit))[0]?.state, 'open')
  // By its whole thumbprint the right one can still be approved.
  assert.equal((await approveKey(unit.id, key)).status, 200)
})
