import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { withExchange } from '../exchange/testing/with-exchange.ts'
import type { Answer } from '../http/testing/call-operation.ts'
import { assertRefused } from '../licenses/testing.ts'
import { verify } from '../ledger/verify.ts'

const service = await withExchange({ after })
const { call, partners, issue, controller, exchange, settle, db, vendor } = service
const [north, south] = partners
const token = north.tokens.administrator

const add = async (name: string) => {
  const { body } = await call('createAccount', { token, body: { name } })
  return body
}
const remove = (id: string, by: string | undefined = token) =>
  call('deleteAccount', { token: by, params: { id } })

test('an account that is empty is gone with its contacts, its tokens and its Customer ID', async () => {
  const { id, customerId } = await add('Empty')
  const params = { id }
  await call('addContact', { token, params, body: { email: 'owner@example.com' } })
  const body = { name: 'Of the account', scope: 'account', role: 'viewer', accountId: id }
  const made = await call('createToken', { token, body })
  assert.equal((await call('whoAmI', { token: made.body.secret })).status, 200)

  const removed = await remove(id)
  assert.deepEqual([removed.status, removed.text], [204, ''])
  assertRefused(await call('getAccount', { token, params }), 404, 'account-not-found')
  assertRefused(await remove(id), 404, 'account-not-found')
  assertRefused(await call('whoAmI', { token: made.body.secret }), 401, 'token-invalid')
  assertRefused(await exchange(controller(customerId).request()), 404, 'customer-id-unknown')
  const left = await transaction(db, { sight: 'all' }, async (tx) => [
    ...(await tx.selectFrom('contact').select('id').where('account_id', '=', id).execute()),
    ...(await tx.selectFrom('token').select('id').where('account_id', '=', id).execute()),
    ...(await tx
      .selectFrom('customer_id_directory')
      .select('account_id as id')
      .where('account_id', '=', id)
      .execute()),
  ])
  assert.deepEqual(left, [])
  assert.notEqual((await add('Empty')).id, id, 'its name is free again')
})

test('T3: an account that holds licenses is not deleted, archived or not; recalled, its movements stay', async () => {
  const { id: accountId } = await add('Holding')
  const params = { id: accountId }
  const [license] = await issue(north, 'CAP-10')
  assert(license)
  const at = { params: { id: license.id } }
  await call('transferLicense', { token, ...at, body: { accountId } })
  await call('archiveAccount', { token, params })
  const refused = await remove(accountId)
  assertRefused(refused, 409, 'account-holds-licenses')
  assert.deepEqual(refused.body.facts, { account: 'Holding', inAccount: 1, onControllers: 0 })
  await call('recallLicense', { token, ...at })
  assert.equal((await remove(accountId)).status, 204)
  const moved = await call('listMovements', { token, ...at })
  assert.equal(moved.body.items.length, 3)
  assert.deepEqual((await verify(db, { of: 'vendor' })).faults, [])
})

test('T3: licenses on its controllers count; without them the controllers’ history keeps the account', async () => {
  const { id: accountId, customerId } = await add('With a controller')
  const [license] = await issue(north, 'CAP-10')
  assert(license)
  await call('transferLicense', { token, params: { id: license.id }, body: { accountId } })
  const unit = controller(customerId)
  await settle(unit, { want: [license.id] })
  const held = await remove(accountId)
  assertRefused(held, 409, 'account-holds-licenses')
  assert.deepEqual(held.body.facts, { account: 'With a controller', inAccount: 0, onControllers: 1 })
  await settle(unit, { give: [license.id] })
  await call('recallLicense', { token, params: { id: license.id } })
  const kept = await remove(accountId)
  assertRefused(kept, 409, 'account-has-controllers')
  assert.deepEqual(kept.body.facts, { account: 'With a controller', controllers: 1 })
})

test('an account whose controllers moved to another account of the partner is deleted; one they left the partner from is kept', async () => {
  const [within, beyond] = [await add('Moved within'), await add('Moved beyond')]
  const moving = controller(within.customerId)
  await settle(moving)
  await settle(moving, { customerId: north.accounts[0].customerId })
  assert.equal((await remove(within.id)).status, 204)
  const leaving = controller(beyond.customerId)
  await settle(leaving)
  await settle(leaving, { customerId: south.accounts[0].customerId })
  assertRefused(await remove(beyond.id), 409, 'account-has-controllers')
})

test('nobody deletes another partner’s account, or without the role', async () => {
  const { id } = await add('Well kept')
  assertRefused(await remove(id, south.tokens.administrator), 404, 'account-not-found')
  assertRefused(await remove(id, north.tokens.operator), 403, 'not-permitted')
  assertRefused(await remove(id, vendor.viewer), 403, 'not-permitted')
  assertRefused(await call('deleteAccount', { params: { id } }), 401, 'token-missing')
  assertRefused(await remove('1'), 400, 'input-invalid')
  assert.equal((await call('getAccount', { token, params: { id } })).status, 200)
})

/** Lets calls run into the account's lock, then deletes the account under it. */
const whileDeleting = async (id: string, calls: () => Promise<Answer>[]): Promise<Answer[]> => {
  const { started } = await transaction(db, { sight: 'all' }, async (tx) => {
    await tx.selectFrom('account').select('id').where('id', '=', id).forUpdate().execute()
    const running = calls()
    while ((await waitingForLocks()) < running.length) await delay(5)
    await tx.deleteFrom('customer_id_directory').where('account_id', '=', id).execute()
    await tx.deleteFrom('account').where('id', '=', id).execute()
    return { started: running }
  })
  return Promise.all(started)
}
const waitingForLocks = async (): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.waiting ?? 0
}

test('whatever meets a deletion under way finds no account afterwards, and fails nowhere', async () => {
  const { id, customerId } = await add('Going')
  const accountId = id
  const answers = await whileDeleting(id, () => [
    exchange(controller(customerId).request()),
    call('addContact', { token, params: { id }, body: { email: 'late@example.com' } }),
    call('createToken', { token, body: { name: 'Late', scope: 'account', role: 'viewer', accountId } }),
    call('archiveAccount', { token, params: { id } }),
    remove(id),
  ])
  const [exchanged, ...others] = answers.map(({ status, body }) => [status, body.code])
  assert.deepEqual(exchanged, [404, 'customer-id-unknown'])
  for (const other of others) assert.deepEqual(other, [404, 'account-not-found'])
})
