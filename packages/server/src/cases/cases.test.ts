import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { CaseKind } from '@tenure/core'
import type { CaseSeen } from '@tenure/contract'
import { transaction } from '../db/database.ts'
import { assertRefused, unknownId, withLicenses, type TestUnit } from '../licenses/testing.ts'
import { openCase } from './open-case.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, addController, clock, db, provenance } = service
const [north, south] = partners
const [house] = north.accounts

const see = async (unit: TestUnit, kind: CaseKind, evidence: Record<string, number> = {}) => {
  clock.at += 1000
  await transaction(db, { sight: 'all' }, (tx) =>
    openCase({ of: 'partner', partnerId: unit.partnerId }, tx, {
      partnerId: unit.partnerId,
      controllerId: unit.id,
      kind,
      evidence,
      at: clock.at,
      id: provenance().newId(),
    }),
  )
}
const list = async (query: Record<string, string> = {}, token: string = north.tokens.viewer) => {
  const answer = await call('listCases', { token, query })
  assert.equal(answer.status, 200, answer.text)
  return answer.body.items
}
const resolve = (
  id: string,
  token: string | undefined = north.tokens.operator,
  resolution = 'Restored from backup',
) => call('resolveCase', { token, params: { id }, body: { resolution } })

test('what is seen again is added to the open case, with its time', async () => {
  const unit = await addController(north, house)
  await see(unit, 'generation-behind', { controllerGeneration: 3 })
  const openedAt = clock.at
  await see(unit, 'generation-behind', { controllerGeneration: 2 })
  const cases = await list({ controllerId: unit.id })
  assert.equal(cases.length, 1)
  assert.deepEqual(cases[0]?.evidence, [
    { controllerGeneration: 3, at: new Date(openedAt).toISOString() },
    { controllerGeneration: 2, at: new Date(clock.at).toISOString() },
  ])
  assert.equal(cases[0]?.openedAt, new Date(openedAt).toISOString())
  assert.equal(cases[0]?.state, 'open')
})

test('another kind, and another controller, have a case of their own', async () => {
  const unit = await addController(north, house)
  const other = await addController(north, house)
  await see(unit, 'generation-behind')
  await see(unit, 'dead-unit-seen')
  await see(other, 'dead-unit-seen')
  assert.deepEqual(
    (await list({ controllerId: unit.id })).map(({ kind }) => kind),
    ['dead-unit-seen', 'generation-behind'],
  )
})

test('a resolved case keeps what was found, and what is seen afterwards opens a new one', async () => {
  const unit = await addController(north, house)
  await see(unit, 'service-behind')
  const [first] = await list({ controllerId: unit.id })
  assert(first !== undefined)
  clock.at += 1000
  const answer = await resolve(first.id)
  assert.equal(answer.status, 200, answer.text)
  const resolvedAt = new Date(clock.at).toISOString()
  const changed = { state: 'resolved', resolvedAt, resolution: 'Restored from backup' }
  assert.deepEqual({ ...first, ...answer.body }, { ...first, ...changed })
  await see(unit, 'service-behind')
  assert.deepEqual(
    (await list({ controllerId: unit.id })).map(({ state }) => state),
    ['open', 'resolved'],
  )
  assert.deepEqual(
    (await list({ controllerId: unit.id, state: 'resolved' })).map(({ id }) => id),
    [first.id],
  )
  assert.equal((await list({ controllerId: unit.id, state: 'open' })).length, 1)
})

test('a list of cases names the controller, its account and its partner, and is narrowed by kind and partner', async () => {
  const unit = await addController(north, house)
  await see(unit, 'approval-wanted')
  const [found] = await list({ controllerId: unit.id })
  assert.deepEqual(
    [found?.installCode, found?.accountId, found?.accountName, found?.partnerName],
    [unit.installCode, house.id, house.name, north.name],
  )
  const kinds = async (query: Record<string, string>) =>
    (await list(query, vendor.viewer)).map((each) => each.kind)
  assert.deepEqual(await kinds({ kind: 'approval-wanted' }), ['approval-wanted'])
  assert.deepEqual(await kinds({ partnerId: south.id }), [])
  assert((await kinds({ partnerId: north.id })).length > 3)
})

test('what somebody found out is not written over', async () => {
  const unit = await addController(north, house)
  await see(unit, 'key-changed')
  const [found] = await list({ controllerId: unit.id })
  assert(found !== undefined)
  await resolve(found.id)
  const again = await resolve(found.id, vendor.operator, 'Something else')
  assertRefused(again, 404, 'not-found')
  assert.match(again.body.detail, /resolved already/)
  assert.equal((await list({ controllerId: unit.id }))[0]?.resolution, 'Restored from backup')
})

test('cases are listed newest first, in pages', async () => {
  const all = await list({ limit: '200' }, vendor.viewer)
  const opened = all.map(({ openedAt }) => openedAt)
  assert.deepEqual(opened, opened.toSorted().toReversed())
  const paged: CaseSeen[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '2', ...(cursor === null ? {} : { cursor }) }
    const { body } = await call('listCases', { token: vendor.viewer, query })
    paged.push(...body.items)
    cursor = body.nextCursor
  } while (cursor !== null)
  assert.deepEqual(paged, all)
  assert(all.length > 4)
})

test('a partner sees its own cases only, an account’s callers none', async () => {
  const unit = await addController(south, south.accounts[0])
  await see(unit, 'key-changed')
  const [its] = await list({}, south.tokens.viewer)
  assert(its !== undefined)
  assert.deepEqual([its.controllerId, (await list({}, south.tokens.viewer)).length], [unit.id, 1])
  assert.deepEqual(await list({ controllerId: unit.id }), [])
  assertRefused(await resolve(its.id), 404, 'not-found')
  assertRefused(await resolve(unknownId()), 404, 'not-found')
  assert.equal((await list({}, south.tokens.viewer))[0]?.state, 'open')
  const listed = await call('listCases', { token: house.tokens.administrator })
  assertRefused(listed, 403, 'not-permitted')
})

test('one case is told as the list tells it, to whom it belongs', async () => {
  const [found] = await list()
  assert(found !== undefined)
  const get = (id: string, token?: string) =>
    call('getCase', { params: { id }, ...(token === undefined ? {} : { token }) })
  assert.deepEqual((await get(found.id, north.tokens.viewer)).body, found)
  assert.deepEqual((await get(found.id, vendor.viewer)).body, found)
  assertRefused(await get(found.id, south.tokens.viewer), 404, 'not-found')
  assertRefused(await get(unknownId(), vendor.viewer), 404, 'not-found')
  assertRefused(await get('1', vendor.viewer), 400, 'input-invalid')
  assertRefused(await get(found.id, house.tokens.administrator), 403, 'not-permitted')
  assertRefused(await get(found.id), 401, 'token-missing')
})

test('a malformed call, or one without the role, is refused', async () => {
  const [found] = await list()
  assert(found !== undefined)
  assertRefused(await resolve('1'), 400, 'input-invalid')
  assertRefused(await resolve(found.id, north.tokens.operator, ''), 400, 'input-invalid')
  assertRefused(
    await call('listCases', { token: vendor.viewer, query: { state: 'new' } }),
    400,
    'input-invalid',
  )
  assertRefused(
    await call('listCases', { token: vendor.viewer, query: { cursor: 'x' } }),
    400,
    'input-invalid',
  )
  assertRefused(await resolve(found.id, north.tokens.viewer), 403, 'not-permitted')
  assertRefused(await resolve(found.id, house.tokens.administrator), 403, 'not-permitted')
  assertRefused(
    await call('resolveCase', { params: { id: found.id }, body: { resolution: 'none' } }),
    401,
    'token-missing',
  )
  assertRefused(await call('listCases'), 401, 'token-missing')
})
