import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertRefused, unknownId } from '../licenses/testing.ts'
import { newTestController, type TestController } from './testing/controller.ts'
import { withExchange } from './testing/with-exchange.ts'

const service = await withExchange({ after })
const { call, clock, issue, partners, signer, transfer, vendor } = service
const { controller, controllerOf, exchange, movementsOf, settle } = service
const [one, two] = partners
const [building, otherBuilding] = one.accounts

const DAY = 86_400_000

/** Licenses of partner one, handed on to its first account. */
const inTheAccount = async (...skus: string[]) => {
  const licenses = []
  for (const sku of skus) licenses.push(...(await issue(one, sku)))
  await transfer(one, building, licenses)
  return licenses
}

const licenseOf = async (id: string) =>
  (await call('getLicense', { token: vendor.viewer, params: { id } })).body

const casesOf = async (unit: TestController) => {
  const controllerId = (await controllerOf(unit)).id
  const cases = await call('listCases', { token: one.tokens.viewer, query: { controllerId } })
  return cases.body.items
}

test('an activation moves the license to the controller and states it in the license file', async () => {
  const [capacity, maintenance] = await inTheAccount('CAP-10', 'MNT-10-12')
  const unit = controller(building.customerId)
  const { file, refusals } = await settle(unit, { want: [capacity!.id, maintenance!.id] })

  assert.deepEqual(refusals, [])
  assert.equal(file.generation, 1)
  assert.equal(file.installCode, unit.installCode)
  assert.equal(file.customerId, building.customerId)
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [capacity!.id, maintenance!.id].sort(),
  )
  const stored = await licenseOf(maintenance!.id)
  assert.equal(stored.holder.at, 'controller')
  assert.equal(stored.startsAt, '2026-03-01T00:00:00.000Z')
  assert.equal(stored.endsAt, '2027-03-01T00:00:00.000Z')
  const activation = (await movementsOf(capacity!)).find(({ reason }) => reason === 'activate')
  assert.equal(activation?.actor, unit.installCode)
  assert.equal(activation?.from.accountId, building.id)
})

test('a return gives the license back to its account and the clock runs on (M2)', async () => {
  const [maintenance] = await inTheAccount('MNT-10-12')
  const unit = controller(building.customerId)
  await settle(unit, { want: [maintenance!.id] })
  const before = await licenseOf(maintenance!.id)
  clock.at += 40 * DAY
  const { file } = await settle(unit, { give: [maintenance!.id] })
  assert.deepEqual(file.licenses, [])
  assert.equal(file.generation, 2)
  const after = await licenseOf(maintenance!.id)
  assert.equal(after.holder.at, 'account')
  assert.equal(after.holder.accountId, building.id)
  assert.deepEqual([after.startsAt, after.endsAt], [before.startsAt, before.endsAt])
})

test('the same request always gets the same answer, byte for byte, also after newer ones (O3)', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const unit = controller(building.customerId)
  const request = unit.request({ want: [capacity!.id] })
  const first = await exchange(request)
  await unit.apply(first.body.licenseFile)
  await settle(unit)
  await settle(unit, { give: [capacity!.id] })
  clock.at += DAY
  const again = await exchange(request)
  assert.equal(again.text, first.text)
  assert.equal((await movementsOf(capacity!)).filter(({ reason }) => reason === 'activate').length, 1)
  assert.deepEqual(await casesOf(unit), [])
})

test('twenty parallel copies of one request grant once and all get the same bytes', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const request = controller(building.customerId).request({ want: [capacity!.id] })
  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(request)))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  assert.equal((await movementsOf(capacity!)).filter(({ reason }) => reason === 'activate').length, 1)
})

test('what can be done is done, and each refusal is reported with its remedy', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const nobodys = unknownId()
  const { file, refusals } = await settle(controller(building.customerId), { want: [nobodys, capacity!.id] })
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
  assert.equal(refusals.length, 1)
  assert.equal(refusals[0]!.licenseId, nobodys)
  assert.equal(refusals[0]!.code, 'license-not-found')
  assert.notEqual(refusals[0]!.remedy, '')
})

test('a license of another account, of another partner or still in the inventory is not found (A4)', async () => {
  const [inventory] = await issue(one, 'CAP-10')
  const [elsewhere] = await issue(one, 'CAP-10')
  await transfer(one, otherBuilding, [elsewhere!])
  const [foreign] = await issue(two, 'CAP-10')
  await transfer(two, two.accounts[0], [foreign!])
  const want = [inventory!.id, elsewhere!.id, foreign!.id]
  const { file, refusals } = await settle(controller(building.customerId), { want })
  assert.deepEqual(file.licenses, [])
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['license-not-found', 'license-not-found', 'license-not-found'],
  )
  for (const id of want) assert.notEqual((await licenseOf(id)).holder.at, 'controller')
})

test('a license that another controller holds is refused with who has to give it back', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  await settle(controller(building.customerId), { want: [capacity!.id] })
  const { refusals } = await settle(controller(building.customerId), { want: [capacity!.id] })
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['license-on-another-controller'],
  )
})

test('a request that was changed after it was signed is refused, and nothing is read', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const [header, , signature] = controller(building.customerId)
    .request({ want: [capacity!.id] })
    .split('.')
  const [, otherClaims] = controller(building.customerId)
    .request({ want: [capacity!.id] })
    .split('.')
  assertRefused(await exchange(`${header}.${otherClaims}.${signature}`), 400, 'signature-invalid')
  assertRefused(await exchange('not a request'), 400, 'document-unreadable')
  assert.equal((await licenseOf(capacity!.id)).holder.at, 'account')
})

test('an unknown Customer ID leaves no trace of the controller', async () => {
  const stranger = controller(unknownId())
  assertRefused(await exchange(stranger.request()), 404, 'customer-id-unknown')
  assertRefused(await exchange(controller(null).request()), 400, 'customer-id-missing')
  const found = await service.db
    .selectFrom('install_code_directory')
    .select('install_code')
    .where('install_code', '=', stranger.installCode)
    .execute()
  assert.deepEqual(found, [])
})

test('another key under a known install code is refused until it is approved (T6, C9)', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const unit = controller(building.customerId)
  await settle(unit, { want: [capacity!.id] })
  const reimaged = newTestController({
    installCode: unit.installCode,
    customerId: building.customerId,
    at: () => clock.at,
  })
  assertRefused(await exchange(reimaged.request()), 409, 'key-changed')
  assertRefused(await exchange(reimaged.request()), 409, 'key-changed')
  const [found] = await casesOf(unit)
  assert.equal(found!.kind, 'key-changed')
  assert.equal(found!.evidence.length, 2)

  const presentedKey = found!.evidence[0]?.['presentedKey']
  const approved = await call('approveKey', {
    token: one.tokens.administrator,
    params: { id: (await controllerOf(unit)).id },
    body: { keyThumbprint: presentedKey },
  })
  assert.equal(approved.status, 200, approved.text)
  const { file } = await settle(reimaged)
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
  assertRefused(await exchange(unit.request()), 409, 'key-changed')
})

test('an account that approves controllers lets a new one wait, and activate once it is approved (A1)', async () => {
  const account = await call('getAccount', { token: one.tokens.viewer, params: { id: otherBuilding.id } })
  const edited = await call('editAccount', {
    token: one.tokens.operator,
    params: { id: otherBuilding.id },
    ifMatch: account.headers.get('etag')!,
    body: { approvesControllers: true },
  })
  assert.equal(edited.status, 200, edited.text)
  const [capacity] = await issue(one, 'CAP-10')
  await transfer(one, otherBuilding, [capacity!])
  const unit = controller(otherBuilding.customerId)
  const waiting = await settle(unit, { want: [capacity!.id] })
  assert.deepEqual(
    waiting.refusals.map(({ code }) => code),
    ['approval-required'],
  )
  assertRefused(await call('listOffers', { body: unit.request() }), 409, 'approval-required')
  assert.deepEqual(
    (await casesOf(unit)).map(({ kind }) => kind),
    ['approval-wanted'],
  )

  const { id } = await controllerOf(unit, one.tokens.viewer)
  await call('approveController', { token: one.tokens.operator, params: { id } })
  const approved = await settle(unit, { want: [capacity!.id] })
  assert.deepEqual(
    approved.file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
})

test('after an RMA the dead unit gets an empty license file and a case; its licenses are free (T6, case 13)', async () => {
  const [capacity, maintenance] = await inTheAccount('CAP-10', 'MNT-10-12')
  const dead = controller(building.customerId)
  await settle(dead, { want: [capacity!.id, maintenance!.id] })
  const before = await licenseOf(maintenance!.id)
  const rma = await call('rmaController', {
    token: vendor.operator,
    body: { installCode: dead.installCode, reason: 'Power surge' },
  })
  assert.equal(rma.status, 200, rma.text)

  const replacement = controller(building.customerId)
  const { file } = await settle(replacement, { want: [capacity!.id, maintenance!.id] })
  assert.equal(file.licenses.length, 2)
  assert.equal((await licenseOf(maintenance!.id)).endsAt, before.endsAt)

  const heardAgain = await settle(dead, { want: [capacity!.id] })
  assert.deepEqual(heardAgain.file.licenses, [])
  assert.deepEqual(
    heardAgain.refusals.map(({ code }) => code),
    ['controller-replaced'],
  )
  assert.deepEqual(
    (await casesOf(dead)).map(({ kind }) => kind),
    ['dead-unit-seen'],
  )
})

test('a restored controller gets the current truth, keeps what it has, and opens a case (O6)', async () => {
  const [capacity, more] = await inTheAccount('CAP-10', 'CAP-50')
  const unit = controller(building.customerId)
  await settle(unit)
  await settle(unit, { want: [capacity!.id] })
  const { file, refusals } = await settle(unit, {
    generation: 1,
    previous: null,
    next: null,
    want: [more!.id],
  })
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
  assert.equal(file.generation, 3)
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['generation-behind'],
  )
  assert.deepEqual(
    (await casesOf(unit)).map(({ kind }) => kind),
    ['generation-behind'],
  )
})

test('a restored service continues above what the controller holds, and opens a case (O6)', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const unit = controller(building.customerId)
  const { file } = await settle(unit, { generation: 41, want: [capacity!.id] })
  assert.equal(file.generation, 42)
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
  assert.deepEqual(
    (await casesOf(unit)).map(({ kind }) => kind),
    ['service-behind'],
  )
})

test('a replaced Customer ID takes nothing away, and activates nothing more (A1, T8)', async () => {
  const [capacity, more] = await inTheAccount('CAP-10', 'CAP-50')
  const unit = controller(building.customerId)
  await settle(unit, { want: [capacity!.id] })
  const replaced = await call('replaceCustomerId', {
    token: one.tokens.administrator,
    params: { id: building.id },
  })
  assert.equal(replaced.status, 200, replaced.text)
  const { file, refusals } = await settle(unit, { want: [more!.id] })
  assert.deepEqual(
    file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['customer-id-unknown'],
  )
  const told = await settle(unit, { customerId: replaced.body.customerId, want: [more!.id] })
  assert.equal(told.file.licenses.length, 2)
})

test('offers list what the account could activate now, and change nothing', async () => {
  const account = two.accounts[1]
  const [capacity, activated] = await issue(two, 'CAP-10', 2)
  await transfer(two, account, [capacity!, activated!])
  await settle(controller(account.customerId), { want: [activated!.id] })
  const unit = controller(account.customerId)
  const offers = await call('listOffers', { body: unit.request() })
  assert.equal(offers.status, 200, offers.text)
  assert.equal(offers.body.account, account.name)
  assert.deepEqual(
    offers.body.offers.map(({ licenseId, description }) => [licenseId, description]),
    [[capacity!.id, '10-device capacity']],
  )
  assert.equal(offers.body.keyList, signer.keyList(signer.keyListSerial))
  const listed = await call('listControllers', {
    token: vendor.viewer,
    query: { installCode: unit.installCode },
  })
  assert.deepEqual(listed.body.items, [])
})

test('a key list is sent along only to a controller that holds an older one (O7)', async () => {
  const unit = controller(two.accounts[1].customerId)
  const answer = await exchange(unit.request({ keyListSerial: 0 }))
  assert.equal(answer.body.keyList, signer.keyList(signer.keyListSerial))
  await unit.apply(answer.body.licenseFile)
  const next = await exchange(unit.request({ keyListSerial: signer.keyListSerial }))
  assert.equal(next.body.keyList, null)
})
