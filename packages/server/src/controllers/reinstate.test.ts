import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { CaseReply } from '@tenure/contract'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { withExchange } from '../exchange/testing/with-exchange.ts'
import { assertRefused, unknownId } from '../licenses/testing.ts'

const service = await withExchange({ after })
const { call, partners, issue, transfer, vendor, db } = service
const { controller, controllerOf, settle, movementsOf, addController } = service
const [north] = partners
const [house] = north.accounts

const reason = 'It was the fuse'
const reinstate = (id: string, token: string | undefined = vendor.operator) =>
  call('reinstateController', { token, params: { id }, body: { reason } })
const casesOf = async (id: string): Promise<CaseReply[]> =>
  (await call('listCases', { token: vendor.viewer, query: { controllerId: id } })).body.items

/** A controller with one license that was given up as dead. */
const givenUp = async () => {
  const licenses = await issue(north, 'CAP-10')
  const [license] = licenses
  assert(license)
  await transfer(north, house, licenses)
  const unit = controller(house.customerId)
  await settle(unit, { want: [license.id] })
  const body = { installCode: unit.installCode, reason: 'Does not boot' }
  assert.equal((await call('rmaController', { token: vendor.operator, body })).status, 200)
  return { unit, license, id: (await controllerOf(unit)).id }
}

test('T6: a replaced controller that is reinstated activates again, and its case is closed with the reason', async () => {
  const { unit, license, id } = await givenUp()
  const dead = await settle(unit, { want: [license.id] })
  assert.deepEqual([dead.file.licenses, dead.refusals[0]?.code], [[], 'controller-replaced'])

  const before = await movementsOf(license)
  const answer = await reinstate(id)
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual([answer.body.status, answer.body.capacity], ['active', 0])
  assert.deepEqual(await movementsOf(license), before, 'no license moves')
  const [found, ...others] = await casesOf(id)
  assert.deepEqual([found?.kind, found?.state, others], ['dead-unit-seen', 'resolved', []])
  assert.equal(found?.resolution, 'reinstated by vendor operator: It was the fuse')

  const { file, refusals } = await settle(unit, { want: [license.id] })
  assert.deepEqual([file.licenses.map(({ id }) => id), refusals], [[license.id], []])
  assert.equal((await casesOf(id)).length, 1)
})

test('T6: the reason is on record also where the unit was not heard from since', async () => {
  const { id } = await givenUp()
  assert.equal((await reinstate(id)).status, 200)
  const [found] = await casesOf(id)
  assert.deepEqual([found?.kind, found?.state], ['dead-unit-seen', 'resolved'])
  const [evidence] = found?.evidence ?? []
  assert.deepEqual([evidence?.['reinstatedBy'], evidence?.['reason']], ['vendor operator', reason])
})

test('T6: a reinstated controller can be given up again', async () => {
  const { unit, id } = await givenUp()
  await reinstate(id)
  const body = { installCode: unit.installCode, reason: 'Dead after all' }
  assert.equal((await call('rmaController', { token: vendor.operator, body })).status, 200)
})

test('only what was replaced is reinstated: another controller is refused and stays as it is', async () => {
  for (const status of ['active', 'pending'] as const) {
    const unit = await addController(north, house, { status })
    const answer = await reinstate(unit.id)
    assertRefused(answer, 409, 'controller-not-replaced')
    assert.equal(answer.body.facts['status'], status)
    const got = await call('getController', { token: vendor.viewer, params: { id: unit.id } })
    assert.equal(got.body.status, status)
  }
})

test('only Customer Success reinstates', async () => {
  const unit = await addController(north, house, { status: 'replaced' })
  assertRefused(await reinstate(unit.id, north.tokens.administrator), 403, 'not-permitted')
  assertRefused(await reinstate(unit.id, house.tokens.administrator), 403, 'not-permitted')
  assertRefused(await reinstate(unit.id, vendor.viewer), 403, 'not-permitted')
  const params = { id: unit.id }
  assertRefused(await call('reinstateController', { params, body: { reason } }), 401, 'token-missing')
  assertRefused(await reinstate(unknownId()), 404, 'controller-not-found')
  assertRefused(await reinstate('1'), 400, 'input-invalid')
  const silent = await call('reinstateController', { token: vendor.operator, params, body: { reason: '' } })
  assertRefused(silent, 400, 'input-invalid')
})

const waitingForLocks = async (): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows[0]?.waiting ?? 0
}

const decisions = {
  reinstateController: { from: 'replaced', meanwhile: 'active', code: 'controller-not-replaced' },
  approveController: { from: 'pending', meanwhile: 'replaced', code: 'controller-replaced' },
  approveKey: { from: 'active', meanwhile: 'left', code: 'not-found' },
} as const
for (const [operation, { from, meanwhile, code }] of Object.entries(decisions))
  test(`${operation} waits for an exchange under way and judges what it left`, async () => {
    const unit = await addController(north, house, { status: from })
    const body = { approveController: undefined, approveKey: { keyThumbprint: 'N'.repeat(43) } }
    const { started } = await transaction(db, { sight: 'all' }, async (tx) => {
      // What an exchange does: the directory's row first, the controller's at the end.
      await tx
        .selectFrom('install_code_directory')
        .select('controller_id')
        .where('install_code', '=', unit.installCode)
        .forUpdate()
        .execute()
      const running = call(operation as keyof typeof decisions, {
        token: vendor.operator,
        params: { id: unit.id },
        body: operation in body ? body[operation as keyof typeof body] : { reason },
      })
      while ((await waitingForLocks()) < 1) await delay(5)
      await tx.updateTable('controller').set({ status: meanwhile }).where('id', '=', unit.id).execute()
      return { started: running }
    })
    assert.equal((await started).body.code, code)
  })
