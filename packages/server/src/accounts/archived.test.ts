import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withExchange } from '../exchange/testing/with-exchange.ts'

const service = await withExchange({ after })
const { call, partners, issue, transfer, controller, controllerOf, settle, exchange, vendor } = service
const [north] = partners
const [house, tower] = north.accounts
const token = north.tokens.administrator
const params = { id: house.id }

const archive = async () => assert.equal((await call('archiveAccount', { token, params })).status, 200)
const unarchive = async () => assert.equal((await call('unarchiveAccount', { token, params })).status, 200)

const unit = controller(house.customerId, 'SC-HOUSE')
const licenses = await issue(north, 'CAP-10', 3)
const [held, given, waiting] = licenses.map(({ id }) => id) as [string, string, string]
await transfer(north, house, licenses)
await settle(unit, { want: [held, given] })
await archive()

test('T8: a controller of an archived account goes on running and refreshing what it holds', async () => {
  const { file, refusals } = await settle(unit)
  assert.deepEqual([file.licenses.map(({ id }) => id), refusals], [[held, given].toSorted(), []])
})

test('T3: nothing is activated from an archived account, and the refusal says why', async () => {
  const { file, refusals } = await settle(unit, { want: [waiting] })
  assert.deepEqual(
    refusals.map(({ licenseId, code }) => [licenseId, code]),
    [[waiting, 'account-archived']],
  )
  assert.equal(file.licenses.length, 2)
  const offers = await call('listOffers', { body: unit.request() })
  assert.deepEqual([offers.status, offers.body.code], [409, 'account-archived'])
})

test('T3: no new controller joins an archived account, and nothing remembers it', async () => {
  const answer = await exchange(controller(house.customerId, 'SC-NEW').request())
  assert.deepEqual([answer.status, answer.body.code], [409, 'account-archived'])
  const found = await call('listControllers', { token, query: { installCode: 'SC-NEW' } })
  assert.deepEqual(found.body.items, [])
})

test('T3: a controller of another account does not move into an archived one', async () => {
  const other = controller(tower.customerId, 'SC-TOWER')
  await settle(other)
  const { refusals } = await settle(other, { customerId: house.customerId, want: [waiting] })
  assert.equal(refusals[0]?.code, 'account-archived')
  assert.equal((await controllerOf(other, token)).accountId, tower.id)
})

test('T2, T3: returns to an archived account work, and so do recalls from it', async () => {
  const { file } = await settle(unit, { give: [given] })
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [held],
  )
  const recalled = await call('recallLicenses', { token, body: { licenseIds: [given, waiting] } })
  assert.equal(recalled.status, 200, recalled.text)
})

test('T3: nothing is transferred to an archived account', async () => {
  const answer = await call('transferLicense', {
    token,
    params: { id: given },
    body: { accountId: house.id },
  })
  assert.deepEqual([answer.status, answer.body.code], [409, 'account-archived'])
})

test('T6: an RMA moves the licenses back to an archived account, from where they are recalled', async () => {
  const rma = await call('rmaController', {
    token: vendor.operator,
    body: { installCode: unit.installCode, reason: 'Lightning' },
  })
  assert.equal(rma.status, 200, rma.text)
  assert.equal((await call('recallLicense', { token, params: { id: held } })).status, 200)
})

test('T3: once it is unarchived, the account takes licenses and controllers in again', async () => {
  await unarchive()
  await transfer(north, house, licenses.slice(0, 1))
  const next = controller(house.customerId, 'SC-NEXT')
  const { file, refusals } = await settle(next, { want: [held] })
  assert.deepEqual([file.licenses.map(({ id }) => id), refusals], [[held], []])
})
