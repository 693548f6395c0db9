import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LicenseReply } from '@tenure/contract'
import { assertRefused, unknownId, withLicenses, withoutNames } from './testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, movementsOf } = service
const [north, south] = partners
const [house, tower] = north.accounts
const operator = north.tokens.operator

const transferOne = (
  license: Pick<LicenseReply, 'id'>,
  accountId: string,
  token: string | undefined = operator,
) => call('transferLicense', { token, params: { id: license.id }, body: { accountId } })
const transferMany = (licenseIds: readonly string[], accountId: string, token = operator) =>
  call('transferLicenses', { token, body: { licenseIds, accountId } })
const recallOne = (license: Pick<LicenseReply, 'id'>, token: string | undefined = operator) =>
  call('recallLicense', { token, params: { id: license.id } })
const recallMany = (licenseIds: readonly string[], token = operator) =>
  call('recallLicenses', { token, body: { licenseIds } })
const get = async (license: Pick<LicenseReply, 'id'>): Promise<LicenseReply> =>
  withoutNames((await call('getLicense', { token: vendor.viewer, params: { id: license.id } })).body)
const issueOne = async (sku = 'CAP-50', partner = north): Promise<LicenseReply> => {
  const [license] = await issue(partner, sku)
  assert(license !== undefined)
  return license
}

test('a license goes from the inventory to an account and back, and the ledger says so in order', async () => {
  const license = await issueOne()
  const there = await transferOne(license, house.id)
  assert.equal(there.status, 200)
  assert.deepEqual(there.body.holder, { at: 'account', accountId: house.id, controllerId: null })
  assert.deepEqual(await get(license), there.body)
  const back = await recallOne(license)
  assert.deepEqual(back.body.holder, { at: 'inventory', accountId: null, controllerId: null })
  assert.equal((await transferOne(license, tower.id)).status, 200)

  const movements = await movementsOf(license)
  assert.deepEqual(
    movements.map(({ reason, from, to }) => [reason, from.at, from.accountId, to.at, to.accountId]),
    [
      ['issue', 'vendor', null, 'inventory', null],
      ['transfer', 'inventory', null, 'account', house.id],
      ['recall', 'account', house.id, 'inventory', null],
      ['transfer', 'inventory', null, 'account', tower.id],
    ],
  )
  assert.match(movements[1]?.actor ?? '', /^partner operator \([0-9a-f-]{36}\)$/)
  assert.equal(movements[1]?.requestId, there.headers.get('x-request-id'))
})

test('the vendor’s staff transfer and recall for a partner', async () => {
  const license = await issueOne()
  assert.equal((await transferOne(license, house.id, vendor.operator)).status, 200)
  assert.equal((await recallOne(license, vendor.operator)).status, 200)
})

test('a license that is in an account already is not transferred again: recall it first', async () => {
  const license = await issueOne()
  await transfer(north, house, [license])
  const answer = await transferOne(license, tower.id)
  assertRefused(answer, 409, 'license-not-in-inventory')
  assert.match(answer.body.remedy, /Recall/)
  assert.equal((await get(license)).holder.accountId, house.id)
})

test('a license on a controller is neither transferred nor recalled', async () => {
  const license = await issueOne()
  await transfer(north, house, [license])
  const unit = await addController(north, house)
  await activate(unit, [license])
  assertRefused(await transferOne(license, tower.id), 409, 'license-not-in-inventory')
  const answer = await recallOne(license)
  assertRefused(answer, 409, 'license-on-controller')
  assert.match(answer.body.remedy, /Return it from the controller/)
  assert.equal((await get(license)).holder.controllerId, unit.id)
})

test('a license in the inventory cannot be recalled: it is there already', async () => {
  assertRefused(await recallOne(await issueOne()), 409, 'license-not-in-account')
})

test('nothing is transferred to an account that is archived', async () => {
  const created = await call('createAccount', { token: operator, body: { name: 'Old house' } })
  const archived = await call('archiveAccount', {
    token: north.tokens.administrator,
    params: { id: created.body.id },
  })
  assert.equal(archived.status, 200)
  const license = await issueOne()
  assertRefused(await transferOne(license, created.body.id), 409, 'account-archived')
  assert.equal((await get(license)).holder.at, 'inventory')
})

test('an account nobody has is not found', async () => {
  assertRefused(await transferOne(await issueOne(), unknownId()), 404, 'account-not-found')
})

test('a partner cannot transfer to another partner’s account, which it is not even told of', async () => {
  const license = await issueOne()
  const foreign = await transferOne(license, south.accounts[0].id)
  assertRefused(foreign, 404, 'account-not-found')
  const nobodys = await transferOne(license, unknownId())
  assert.deepEqual({ ...foreign.body, requestId: '' }, { ...nobodys.body, requestId: '' })
})

test('nor can the vendor’s staff hand one partner’s license to another partner’s account', async () => {
  const license = await issueOne()
  assertRefused(await transferOne(license, south.accounts[0].id, vendor.operator), 404, 'license-not-found')
  assert.equal((await get(license)).holder.at, 'inventory')
})

test('another partner’s license is as unknown as one that does not exist', async () => {
  const license = await issueOne()
  const its = south.accounts[0].id
  for (const id of [license.id, unknownId()]) {
    assertRefused(await transferOne({ id }, its, south.tokens.operator), 404, 'license-not-found')
    assertRefused(await recallOne({ id }, south.tokens.operator), 404, 'license-not-found')
  }
})

test('many licenses are answered in the order in which they were named, each once', async () => {
  const licenses = await issue(north, 'CAP-10', 3)
  const ids = licenses.map(({ id }) => id)
  const answer = await transferMany([...ids, ids[0] ?? ''], house.id)
  assert.equal(answer.status, 200)
  assert.deepEqual(
    answer.body.items.map(({ id }) => id),
    ids,
  )
  const recalled = await recallMany(ids.toReversed())
  assert.deepEqual(
    recalled.body.items.map(({ id, holder }) => [id, holder.at]),
    ids.toReversed().map((id) => [id, 'inventory']),
  )
})

test('of many licenses all are transferred or none, and every refused one is named', async () => {
  const licenses = await issue(north, 'CAP-10', 4)
  const [first, second] = licenses
  assert(first !== undefined && second !== undefined)
  await transfer(north, tower, [first])
  const unknown = unknownId()
  const answer = await transferMany([...licenses.map(({ id }) => id), unknown], house.id)
  assertRefused(answer, 409, 'license-not-in-inventory')
  assert.deepEqual(answer.body.facts['license-not-in-inventory'], [first.id])
  assert.deepEqual(answer.body.facts['license-not-found'], [unknown])
  for (const license of licenses.slice(1)) {
    assert.equal((await get(license)).holder.at, 'inventory')
    assert.equal((await movementsOf(license)).length, 1)
  }
})

test('of many licenses all are recalled or none', async () => {
  const licenses = await issue(north, 'CAP-10', 3)
  await transfer(north, house, licenses)
  const unit = await addController(north, house)
  await activate(unit, licenses.slice(0, 1))
  assertRefused(await recallMany(licenses.map(({ id }) => id)), 409, 'license-on-controller')
  for (const license of licenses.slice(1)) assert.equal((await get(license)).holder.at, 'account')
})

test('a call sent twice with one key moves the license once', async () => {
  const license = await issueOne()
  const said = {
    token: operator,
    params: { id: license.id },
    body: { accountId: house.id },
    key: 'transfer-once',
  }
  const first = await call('transferLicense', said)
  const again = await call('transferLicense', said)
  assert.equal(again.status, 200)
  assert.equal(again.text, first.text)
  assert.equal((await movementsOf(license)).length, 2)
})

test('a license that two calls want at once goes to one account', async () => {
  const license = await issueOne()
  const answers = await Promise.all([house, tower, house, tower].map(({ id }) => transferOne(license, id)))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409, 409, 409],
  )
  assert.equal((await movementsOf(license)).length, 2)
})

test('bulk transfers of the same licenses in opposite orders do not wait in a ring', async () => {
  const ids = (await issue(north, 'CAP-10', 20)).map(({ id }) => id)
  const answers = await Promise.all([
    transferMany(ids, house.id),
    transferMany(ids.toReversed(), tower.id),
    transferMany(ids, tower.id),
  ])
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  assert.equal(answers.filter(({ status }) => status === 409).length, 2)
})

test('a malformed transfer is refused with the field that is wrong', async () => {
  const license = await issueOne()
  for (const answer of [
    await transferOne(license, 'house'),
    await transferOne({ id: 'license' }, house.id),
    await transferMany([], house.id),
    await transferMany(['license'], house.id),
    await transferMany(Array.from({ length: 1001 }, unknownId), house.id),
    await recallOne({ id: 'license' }),
    await recallMany([]),
  ]) {
    assertRefused(answer, 400, 'input-invalid')
    assert((answer.body.errors ?? []).length > 0)
  }
})

test('without a token nothing is transferred or recalled', async () => {
  const { id } = await issueOne()
  const params = { id }
  assertRefused(
    await call('transferLicense', { params, body: { accountId: house.id } }),
    401,
    'token-missing',
  )
  assertRefused(await call('recallLicense', { params }), 401, 'token-missing')
})

test('viewers and the account’s own callers transfer and recall nothing', async () => {
  const license = await issueOne()
  await transfer(north, house, [license])
  for (const token of [north.tokens.viewer, vendor.viewer, house.tokens.administrator]) {
    assertRefused(await transferOne(license, house.id, token), 403, 'not-permitted')
    assertRefused(await transferMany([license.id], house.id, token), 403, 'not-permitted')
    assertRefused(await recallOne(license, token), 403, 'not-permitted')
    assertRefused(await recallMany([license.id], token), 403, 'not-permitted')
  }
})
