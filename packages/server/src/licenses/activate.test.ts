import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { CaseSeen, LicenseReply } from '@tenure/contract'
import { verify } from '../ledger/verify.ts'
import { withExchange } from '../exchange/testing/with-exchange.ts'
import { assertRefused, unknownId } from './testing.ts'

const service = await withExchange({ after })
const { call, vendor, partners, issue, transfer, db } = service
const { controller, controllerOf, settle, exchange, movementsOf } = service
const [north, south] = partners
const [house, tower] = north.accounts

const activate = (
  license: Pick<LicenseReply, 'id'>,
  controllerId: string,
  token: string = north.tokens.operator,
) => call('activateLicense', { token, params: { id: license.id }, body: { controllerId } })
const casesOf = async (controllerId: string): Promise<CaseSeen[]> =>
  (await call('listCases', { token: vendor.viewer, query: { controllerId } })).body.items
const host = async (account = house) => {
  const unit = controller(account.customerId)
  await settle(unit)
  return { unit, id: (await controllerOf(unit)).id }
}
const remoteCms = async (account = house): Promise<LicenseReply> => {
  const [license] = await issue(north, 'RCMS-25')
  assert(license !== undefined)
  await transfer(north, account, [license])
  return license
}

test('T7: a partner’s operator, or the vendor’s, activates Remote CMS, and the ledger says who', async () => {
  for (const token of [north.tokens.operator, vendor.operator]) {
    const { id } = await host()
    const license = await remoteCms()
    const answer = await activate(license, id, token)
    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(answer.body.holder, { at: 'controller', accountId: house.id, controllerId: id })
    assert.deepEqual([answer.body.everActivated, answer.body.status.text], [true, 'Active'])
    const last = (await movementsOf(license)).at(-1)
    assert.deepEqual([last?.reason, last?.from.at, last?.to.controllerId], ['activate', 'account', id])
    assert.match(last?.actor ?? '', /operator \([0-9a-f-]{36}\)$/)
    const again = await activate(license, id, token)
    assert.deepEqual(again.body, answer.body)
    assert.equal((await movementsOf(license)).length, 3)
  }
  assert.deepEqual((await verify(db, { of: 'vendor' })).faults, [])
})

test('O6: the controller’s next exchange states the license, and no case is opened because of it', async () => {
  const { unit, id } = await host()
  const license = await remoteCms()
  await activate(license, id)
  const { file, refusals } = await settle(unit)
  assert.deepEqual([file.licenses.map((each) => each.id), refusals], [[license.id], []])
  assert.equal(file.generation, 2)
  assert.deepEqual(await casesOf(id), [])
})

test('O3: a request from before the activation gets its old answer, and the next one states the license', async () => {
  const { unit, id } = await host()
  const carried = unit.request()
  const first = await exchange(carried)
  const license = await remoteCms()
  await activate(license, id)
  assert.equal((await exchange(carried)).text, first.text)
  await unit.apply(first.body.licenseFile)
  const { file } = await settle(unit)
  assert.deepEqual(
    file.licenses.map((each) => each.id),
    [license.id],
  )
  assert.deepEqual(await casesOf(id), [])
})

test('O6: a cloned disk is still found out after an activation by people', async () => {
  const { unit, id } = await host()
  const clone = unit.request()
  await activate(await remoteCms(), id)
  await settle(unit)
  assert.equal((await exchange(clone)).status, 200)
  assert.deepEqual(
    (await casesOf(id)).map(({ kind }) => kind),
    ['generation-behind'],
  )
})

test('what people activated is returned by the controller as any other license', async () => {
  const { unit, id } = await host()
  const license = await remoteCms()
  await activate(license, id)
  await settle(unit)
  const { file } = await settle(unit, { give: [license.id] })
  assert.deepEqual(file.licenses, [])
  assert.equal((await movementsOf(license)).at(-1)?.reason, 'return')
})

test('what cannot be activated is refused, and changes nothing', async () => {
  const { id } = await host()
  const elsewhere = await host(tower)
  const license = await remoteCms()
  const [inStock] = await issue(north, 'RCMS-5')
  const [capacity] = await issue(north, 'CAP-10')
  assert(inStock !== undefined && capacity !== undefined)
  await transfer(north, house, [capacity])
  assertRefused(await activate(inStock, id), 409, 'license-not-in-account')
  assertRefused(await activate(capacity, id), 409, 'activation-kind')
  assertRefused(await activate(license, elsewhere.id), 409, 'license-not-in-account')
  assertRefused(await activate(license, unknownId()), 404, 'controller-not-found')
  assertRefused(await activate({ id: unknownId() }, id), 404, 'license-not-found')
  assertRefused(await activate(license, id, south.tokens.administrator), 404, 'license-not-found')
  assertRefused(await activate(license, id, north.tokens.viewer), 403, 'not-permitted')
  assertRefused(await activate(license, id, house.tokens.administrator), 403, 'not-permitted')
  assert.equal((await movementsOf(license)).length, 2)
  const other = await host()
  assert.equal((await activate(license, id)).status, 200)
  assertRefused(await activate(license, other.id), 409, 'license-on-another-controller')
})

test('T5: of two that activate one license at once, one does', async () => {
  const hosts = [await host(), await host()]
  const license = await remoteCms()
  const answers = await Promise.all(hosts.map(({ id }) => activate(license, id)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  assert.equal((await movementsOf(license)).length, 3)
})
