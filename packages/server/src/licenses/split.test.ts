import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LicenseReply } from '@tenure/contract'
import { assertRefused, unknownId, withLicenses, withoutNames } from './testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, movementsOf } = service
const [north, south] = partners
const [house] = north.accounts

const split = (
  id: string,
  quantities: readonly unknown[],
  token: string | undefined = north.tokens.operator,
) => call('splitLicense', { token, params: { id }, body: { quantities } })
const get = async (id: string): Promise<LicenseReply> =>
  withoutNames((await call('getLicense', { token: vendor.viewer, params: { id } })).body)
const issueOne = async (sku: string): Promise<LicenseReply> => {
  const [license] = await issue(north, sku)
  assert(license !== undefined)
  return license
}

test('the parts of a license add up to it, name it, and are in the inventory; the whole is retired', async () => {
  const whole = await issueOne('CAP-50')
  const answer = await split(whole.id, [10, 15, 25])
  assert.equal(answer.status, 200, answer.text)
  const parts = answer.body.items
  assert.deepEqual(
    parts.map(({ quantity, description, splitFrom, holder, issuedAt }) => [
      quantity,
      description,
      splitFrom,
      holder.at,
      issuedAt,
    ]),
    [10, 15, 25].map((quantity) => [
      quantity,
      `${quantity}-device capacity`,
      whole.id,
      'inventory',
      whole.issuedAt,
    ]),
  )
  assert.equal(new Set(parts.map(({ id }) => id)).size, 3)
  assert.equal((await get(whole.id)).holder.at, 'retired')
  for (const part of parts) assert.deepEqual(await get(part.id), part)
})

test('the ledger keeps the lineage: the whole goes, the parts come', async () => {
  const whole = await issueOne('CAP-50')
  const { body } = await split(whole.id, [20, 30])
  const [part] = body.items
  assert(part !== undefined)
  const ways = async (license: LicenseReply) =>
    (await movementsOf(license)).map(({ reason, from, to }) => `${reason}: ${from.at} → ${to.at}`)
  assert.deepEqual(await ways(whole), ['issue: vendor → inventory', 'split: inventory → retired'])
  assert.deepEqual(await ways(part), ['split: vendor → inventory'])
})

test('a part can be handed on, and split again', async () => {
  const whole = await issueOne('MNT-50-12')
  const [first, second] = (await split(whole.id, [20, 30])).body.items
  assert(first !== undefined && second !== undefined)
  await transfer(north, house, [first])
  const again = await split(second.id, [15, 15])
  assert.equal(again.status, 200)
  assert.equal(again.body.items[0]?.splitFrom, second.id)
})

test('the parts of a license are listed by it, wherever they are by now, for those who see them (A4)', async () => {
  const whole = await issueOne('CAP-50')
  const [first, second] = (await split(whole.id, [20, 30])).body.items
  assert(first !== undefined && second !== undefined)
  await transfer(north, house, [first])
  const [third, fourth] = (await split(second.id, [10, 20])).body.items
  const partsOf = async (id: string, token: string) => {
    const { body } = await call('listLicenses', { token, query: { splitFrom: id } })
    return body.items.map((part) => [part.id, part.holder.at]).toSorted()
  }
  const own = [
    [first.id, 'account'],
    [second.id, 'retired'],
  ].toSorted()
  assert.deepEqual(await partsOf(whole.id, north.tokens.viewer), own)
  assert.deepEqual(await partsOf(whole.id, vendor.viewer), own)
  const further = [third, fourth].map((part) => [part?.id, 'inventory']).toSorted()
  assert.deepEqual(await partsOf(second.id, north.tokens.viewer), further)
  assert.deepEqual(await partsOf(whole.id, house.tokens.viewer), [[first.id, 'account']])
  for (const [id, token] of [
    [whole.id, south.tokens.administrator],
    [first.id, north.tokens.viewer],
    [unknownId(), vendor.viewer],
  ] as const)
    assert.deepEqual(await partsOf(id, token), [])
  const bad = await call('listLicenses', { token: vendor.viewer, query: { splitFrom: '7' } })
  assertRefused(bad, 400, 'input-invalid')
})

test('parts that do not add up are refused, with what is missing', async () => {
  const whole = await issueOne('CAP-50')
  const answer = await split(whole.id, [10, 30])
  assertRefused(answer, 400, 'split-sum-mismatch')
  assert.match(answer.body.remedy, /10 larger/)
  assertRefused(await split(whole.id, [10, 50]), 400, 'split-sum-mismatch')
  assert.equal((await get(whole.id)).holder.at, 'inventory')
})

test('a core license has nothing to split', async () => {
  const core = await issueOne('CORE')
  assertRefused(await split(core.id, [1, 1]), 409, 'split-kind')
})

test('a license outside the inventory is not split: an account has it', async () => {
  const license = await issueOne('CAP-50')
  await transfer(north, house, [license])
  assertRefused(await split(license.id, [25, 25]), 409, 'license-not-in-inventory')
})

test('a license that was ever activated is not split, also after it came back', async () => {
  const license = await issueOne('CAP-50')
  await transfer(north, house, [license])
  const unit = await addController(north, house)
  await activate(unit, [license])
  assertRefused(await split(license.id, [25, 25]), 409, 'license-was-activated')
  const rma = await call('rmaController', {
    token: vendor.operator,
    body: { installCode: unit.installCode, reason: 'dead' },
  })
  assert.equal(rma.status, 200)
  await call('recallLicense', { token: north.tokens.operator, params: { id: license.id } })
  assertRefused(await split(license.id, [25, 25]), 409, 'license-was-activated')
})

test('a license is split once, also when two want to at the same time', async () => {
  const whole = await issueOne('CAP-50')
  const answers = await Promise.all([split(whole.id, [25, 25]), split(whole.id, [10, 40])])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  assertRefused(await split(whole.id, [25, 25]), 409, 'license-not-in-inventory')
})

test('a license of another partner, or of nobody, is not found', async () => {
  const whole = await issueOne('CAP-50')
  assertRefused(await split(whole.id, [25, 25], south.tokens.operator), 404, 'license-not-found')
  assertRefused(await split(unknownId(), [25, 25]), 404, 'license-not-found')
})

test('a malformed split, or one by somebody who may not, is refused', async () => {
  const whole = await issueOne('CAP-50')
  for (const quantities of [[50], [], [25.5, 24.5], [0, 50], [-10, 60], ['25', '25'], Array(101).fill(1)])
    assertRefused(await split(whole.id, quantities), 400, 'input-invalid')
  assertRefused(
    await call('splitLicense', { params: { id: whole.id }, body: { quantities: [25, 25] } }),
    401,
    'token-missing',
  )
  for (const token of [north.tokens.viewer, house.tokens.administrator, vendor.viewer])
    assertRefused(await split(whole.id, [25, 25], token), 403, 'not-permitted')
})
