import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { SearchHit } from '@tenure/contract'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { assertRefused, withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, db, clock } = service
const [north, south] = partners
const [house, tower] = north.accounts

const [license] = await issue(north, 'CAP-50')
assert(license !== undefined)
await transfer(north, house, [license])
const unit = await addController(north, house, { installCode: 'SC-0001-7F3A' })
await addController(south, south.accounts[0], { installCode: 'SC-0001-8888' })
const body = `partner,sku,count,reference\n${north.name},RCMS-5,2,PO-2026\n${south.name},RCMS-5,1,PO-2026\n`
await call('issueOrder', { token: vendor.operator, body })
const contact = (
  await call('addContact', {
    token: north.tokens.operator,
    params: { id: tower.id },
    body: { email: 'facility@example.com' },
  })
).body

const addMember = (partnerId: string | null, email: string) =>
  transaction(db, { sight: 'all' }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into auth."user" (name, email, "emailVerified", "updatedAt")
      values ('Fay', ${email}, true, ${new Date(clock.at)}) returning id`.execute(tx)
    await sql`insert into member (id, partner_id, user_id, role, created_at)
      values (gen_random_uuid(), ${partnerId}::uuid, ${rows[0]?.id}, 'viewer', ${new Date(clock.at)})`.execute(
      tx,
    )
  })
await addMember(north.id, 'fay@north.example')
await addMember(south.id, 'fay@south.example')
await addMember(null, 'fay@vendor.example')

const search = async (q: string, token: string = north.tokens.operator): Promise<SearchHit[]> => {
  const answer = await call('search', { token, query: { q } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.hits
}
const found = async (q: string, token?: string) =>
  (await search(q, token)).map(({ type, title, subtitle }) => [type, title, subtitle])

test('one box finds each thing by how people name it, and says where it is', async () => {
  assert.deepEqual(await search(license.id.slice(0, 13).toUpperCase()), [
    {
      type: 'license',
      id: license.id,
      title: license.id,
      subtitle: '50-device capacity',
      partnerId: north.id,
      accountId: house.id,
    },
  ])
  assert.deepEqual(await search('sc-0001'), [
    {
      type: 'controller',
      id: unit.id,
      title: unit.installCode,
      subtitle: house.name,
      partnerId: north.id,
      accountId: house.id,
    },
  ])
  assert.deepEqual(await search('Facility@'), [
    {
      type: 'contact',
      id: contact.id,
      title: 'facility@example.com',
      subtitle: tower.name,
      partnerId: north.id,
      accountId: tower.id,
    },
  ])
  assert.deepEqual(await found('fay'), [['member', 'fay@north.example', `Fay · ${north.name}`]])
  assert.deepEqual(await found('po-2026'), [['order', 'PO-2026', north.name]])
  assert.deepEqual(await found(house.name.toUpperCase()), [['account', house.name, north.name]])
  assert.deepEqual(await found('partner one'), [
    ['account', house.name, north.name],
    ['account', tower.name, north.name],
    ['partner', north.name, ''],
  ])
})

test('A1: a Customer ID is found whole, by those who may see it', async () => {
  assert.deepEqual(await found(house.customerId), [['account', house.name, north.name]])
  assert.deepEqual(await found(house.customerId.toUpperCase(), vendor.operator), [
    ['account', house.name, north.name],
  ])
  assert.deepEqual(await found(house.customerId.slice(0, 35)), [])
  for (const token of [north.tokens.viewer, vendor.viewer, south.tokens.administrator])
    assert.deepEqual(await found(house.customerId, token), [])
})

test('A4: a partner finds nothing of another partner or of the vendor; the vendor finds all', async () => {
  for (const q of [license.id, 'SC-0001-7', 'facility', house.name, north.name])
    assert.deepEqual(await search(q, south.tokens.administrator), [], q)
  assert.deepEqual(
    (await search('fay', vendor.viewer)).map(({ title, partnerId }) => [title, partnerId]),
    [
      ['fay@north.example', north.id],
      ['fay@south.example', south.id],
      ['fay@vendor.example', null],
    ],
  )
  assert.equal((await search('SC-0001', vendor.viewer)).length, 2)
  assert.equal((await search('PO-2026', vendor.viewer)).length, 2)
})

test('signs that match anything elsewhere match themselves here, and at most eight of a type are shown', async () => {
  for (const q of ['%%', '__', '\\\\', "'; drop"]) assert.deepEqual(await search(q), [], q)
  for (let site = 0; site < 10; site++)
    await call('createAccount', { token: north.tokens.operator, body: { name: `Site ${site}` } })
  assert.equal((await search('site')).length, 8)
})

test('a word of one letter, and a caller of an account, are refused', async () => {
  assertRefused(await call('search', { token: vendor.viewer, query: { q: ' x ' } }), 400, 'input-invalid')
  assertRefused(await call('search', { token: vendor.viewer }), 400, 'input-invalid')
  const token = house.tokens.administrator
  assertRefused(await call('search', { token, query: { q: 'site' } }), 403, 'not-permitted')
})
