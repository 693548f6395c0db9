import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LicenseReply, LicenseSeen } from '@tenure/contract'
import { present } from '../http/testing/present.ts'
import { assertRefused, unknownId, withLicenses } from './testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, clock } = service
const [north, south] = partners
const [house, tower] = north.accounts
const day = 86_400_000

// North: two in the inventory, one in each account, three on a controller of the house. South: one.
const stock = await issue(north, 'CAP-10', 2)
clock.at += 1000
const [inHouse] = await issue(north, 'CAP-50')
const [inTower] = await issue(north, 'CORE')
clock.at += 1000
const onUnit = [...(await issue(north, 'CAP-50', 2)), ...(await issue(north, 'MNT-200-12'))]
const [southern] = await issue(south, 'CAP-10')
assert(inHouse !== undefined && inTower !== undefined && southern !== undefined)
await transfer(north, house, [inHouse, ...onUnit])
await transfer(north, tower, [inTower])
const unit = await addController(north, house, { installCode: 'SC-0001-7F3A' })
await activate(unit, onUnit.slice(0, 2))
await activate(unit, onUnit.slice(2), { startsAt: Date.UTC(2026, 2, 1), endsAt: Date.UTC(2027, 2, 1) })

const list = (query: Record<string, string> = {}, token: string | undefined = north.tokens.viewer) =>
  call('listLicenses', { token, query })
const idsOf = async (query?: Record<string, string>, token?: string): Promise<string[]> => {
  const answer = await list(query, token)
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items.map(({ id }) => id)
}
const ids = (licenses: readonly LicenseReply[]) => licenses.map(({ id }) => id)
const assertSame = (found: readonly string[], wanted: readonly string[]) =>
  assert.deepEqual(found.toSorted(), wanted.toSorted())

const filters: [query: Record<string, string>, wanted: readonly LicenseReply[]][] = [
  [{ at: 'inventory' }, stock],
  [{ at: 'account' }, [inHouse, inTower]],
  [{ at: 'controller' }, onUnit],
  [{ at: 'retired' }, []],
  [{ at: 'vendor' }, []],
  [{ kind: 'core' }, [inTower]],
  [{ sku: 'CAP-50' }, [inHouse, ...onUnit.slice(0, 2)]],
  [{ accountId: house.id }, [inHouse, ...onUnit]],
  [{ accountId: house.id, at: 'account' }, [inHouse]],
  [{ controllerId: unit.id }, onUnit],
  [{ controllerId: unit.id, kind: 'maintenance' }, onUnit.slice(2)],
  [{ partnerId: north.id, kind: 'core' }, [inTower]],
  [{ partnerId: south.id }, []],
  [{ accountId: south.accounts[0].id }, []],
  [{ endsAfter: '2027-03-01T00:00:00Z' }, onUnit.slice(2)],
  [{ endsAfter: '2027-03-01T00:00:00.001Z' }, []],
  [{ endsAfter: '2026-01-01T00:00:00Z', endsBefore: '2027-03-01T00:00:00Z' }, []],
  [{ state: 'active' }, onUnit],
  [{ state: 'not-started' }, [...stock, inHouse, inTower]],
  [{ state: 'expiring' }, []],
  [{ orderReference: 'PO-1' }, []],
  [{ endsBefore: '2027-03-01T00:00:00.001Z' }, onUnit.slice(2)],
  [{ endsBefore: '2027-03-01T00:00:00Z' }, []],
]
for (const [query, wanted] of filters)
  test(`a partner’s licenses by ${JSON.stringify(query)} are those ${wanted.length}`, async () => {
    assertSame(await idsOf(query), ids(wanted))
  })

test('a list is newest first, and its pages together are the whole list, each license once', async () => {
  const whole = await list()
  const issuedAt = whole.body.items.map((license) => license.issuedAt)
  assert.deepEqual(issuedAt, issuedAt.toSorted().toReversed())
  assert.equal(whole.body.nextCursor, null)
  const paged: string[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '2', ...(cursor === null ? {} : { cursor }) }
    const { body } = await list(query)
    assert(body.items.length <= 2)
    paged.push(...ids(body.items))
    cursor = body.nextCursor
  } while (cursor !== null)
  assert.deepEqual(paged, ids(whole.body.items))
  assert.equal(paged.length, 7)
})

test('a license issued between two pages neither repeats nor hides another', async () => {
  const first = await list({ limit: '3' }, south.tokens.viewer)
  assert.deepEqual(ids(first.body.items), [southern.id])
  const page = await list({ limit: '3' })
  clock.at += 1000
  const [late] = await issue(north, 'UPG-10')
  assert(late !== undefined)
  const cursor = present(page.body.nextCursor, 'a next page')
  const next = await list({ limit: '200', cursor })
  assert.equal(new Set([...ids(page.body.items), ...ids(next.body.items)]).size, 7)
  assert(!ids(next.body.items).includes(late.id))
})

test('each caller lists what is theirs: the vendor all, a partner its own, an account its own', async () => {
  const all = await idsOf({ limit: '200' }, vendor.viewer)
  assert(all.includes(southern.id) && all.includes(inHouse.id))
  assert.deepEqual(await idsOf({}, south.tokens.viewer), [southern.id])
  assertSame(await idsOf({}, house.tokens.viewer), ids([inHouse, ...onUnit]))
  assert.deepEqual(await idsOf({}, tower.tokens.viewer), [inTower.id])
  assert.deepEqual(await idsOf({ accountId: tower.id }, house.tokens.viewer), [])
})

const searches: [q: string, wanted: readonly LicenseReply[], why: string][] = [
  [inHouse.id, [inHouse], 'a License ID'],
  [inHouse.id.slice(0, 13).toUpperCase(), [inHouse], 'the beginning of a License ID, in any case'],
  ['SC-0001-7F3A', onUnit, 'an install code'],
  ['sc-0001', onUnit, 'the beginning of an install code, in any case'],
  [house.name, [inHouse, ...onUnit], 'an account’s name'],
  ['partner one building', [inHouse, inTower, ...onUnit], 'the beginning of two accounts’ names'],
  ['Building', [], 'a word from the middle'],
  ['Partner%', [], 'a sign that would match anything'],
  ['SC_0001', [], 'a sign that would match any letter'],
  ['Partner Two', [], 'another partner’s account'],
]
for (const [q, wanted, why] of searches)
  test(`searching for ${why} finds ${wanted.length} licenses`, async () => {
    assertSame(await idsOf({ q }), ids(wanted))
  })

test('searching for an order reference finds the order’s licenses, with other filters too', async () => {
  const body = `partner,sku,count,reference\n${north.name},RCMS-5,2,PO-2026_0417\n${north.name},RCMS-25,1,PO-2026_0417\n`
  const { body: issued } = await call('issueOrder', { token: vendor.operator, body })
  assertSame(await idsOf({ q: 'po-2026_04' }), issued.licenseIds)
  assert.equal((await idsOf({ q: 'PO-2026_0417', sku: 'RCMS-25' })).length, 1)
  assertSame(await idsOf({ orderReference: 'PO-2026_0417' }), issued.licenseIds)
  assert.deepEqual(await idsOf({ orderReference: 'PO-2026_04' }), [])
  assert.deepEqual(await idsOf({ q: 'PO-2026_0417' }, south.tokens.viewer), [])
})

test('a license says by name who holds it, in a list as when it is got', async () => {
  const names = async (license: LicenseReply) => {
    const got = (await call('getLicense', { token: north.tokens.viewer, params: { id: license.id } })).body
    const { body } = await list({ q: license.id })
    assert.deepEqual(body.items, [got])
    const { partnerName, accountName, installCode } = got as LicenseSeen
    return [partnerName, accountName, installCode]
  }
  const [free] = stock
  const [held] = onUnit
  assert(free !== undefined && held !== undefined)
  assert.deepEqual(await names(free), [north.name, null, null])
  assert.deepEqual(await names(inHouse), [north.name, house.name, null])
  assert.deepEqual(await names(held), [north.name, house.name, unit.installCode])
})

test('a license is got by whoever may see it, and by nobody else', async () => {
  const get = (id: string, token?: string) => call('getLicense', { token, params: { id } })
  for (const token of [vendor.viewer, north.tokens.viewer, house.tokens.viewer])
    assert.equal((await get(inHouse.id, token)).body.id, inHouse.id)
  for (const token of [south.tokens.administrator, tower.tokens.administrator])
    assertRefused(await get(inHouse.id, token), 404, 'license-not-found')
  assertRefused(await get(unknownId(), vendor.viewer), 404, 'license-not-found')
  assertRefused(await get('1', vendor.viewer), 400, 'input-invalid')
  assertRefused(await get(inHouse.id), 401, 'token-missing')
})

test('M8: the status is that of the moment of asking', async () => {
  const maintenance = onUnit[2]
  assert(maintenance !== undefined)
  const status = async () =>
    (await call('getLicense', { token: north.tokens.viewer, params: { id: maintenance.id } })).body.status
  const before = clock.at
  assert.deepEqual(await status(), { state: 'active', text: 'Active' })
  clock.at = Date.UTC(2027, 2, 1) - 30 * day
  assert.deepEqual(await status(), { state: 'expiring', text: 'Expiring 2027-03-01' })
  clock.at = Date.UTC(2027, 2, 1)
  assert.deepEqual(await status(), { state: 'expired', text: 'Expired 2027-03-01' })
  clock.at = before
})

test('a malformed list is refused with the field that is wrong', async () => {
  const queries: Record<string, string>[] = [
    { limit: '0' },
    { limit: '201' },
    { at: 'shelf' },
    { kind: 'gold' },
    { partnerId: 'north' },
    { endsBefore: 'tomorrow' },
    { q: 'x' },
    { sort: 'quantity' },
    { state: 'new' },
    { sort: 'ends-at', cursor: Buffer.from(`[1,"${inHouse.id}"]`).toString('base64url') },
    { color: 'red' },
    { cursor: 'nonsense' },
    { cursor: Buffer.from('["2026","x"]').toString('base64url') },
  ]
  for (const query of queries) assertRefused(await list(query), 400, 'input-invalid')
  assertRefused(await call('listLicenses'), 401, 'token-missing')
})
