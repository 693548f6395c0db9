import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LicenseReply } from '@tenure/contract'
import { withExchange } from '../exchange/testing/with-exchange.ts'
import type { TestController } from '../exchange/testing/controller.ts'
import { present } from '../http/testing/present.ts'
import { verify } from '../ledger/verify.ts'
import { assertRefused, unknownId, withoutNames } from '../licenses/testing.ts'

const service = await withExchange({ after })
const { call, vendor, partners, issue, transfer, db } = service
const { controller, controllerOf, settle, exchange, movementsOf } = service
const [north] = partners
const [house, tower] = north.accounts
const reason = 'Power surge, unit does not boot'

const rma = (unit: TestController, replacementId: string, token: string = vendor.operator) =>
  call('rmaController', { token, body: { installCode: unit.installCode, reason, replacementId } })
const unitOf = async (account = house, skus: readonly string[] = []) => {
  const licenses: LicenseReply[] = []
  for (const sku of skus) licenses.push(...(await issue(north, sku)))
  if (licenses.length > 0) await transfer(north, account, licenses)
  const unit = controller(account.customerId)
  await settle(unit, { want: licenses.map(({ id }) => id) })
  return { unit, id: (await controllerOf(unit)).id, ids: licenses.map(({ id }) => id).toSorted() }
}

test('T6: the licenses of a dead controller go right on to its replacement, by two movements each', async () => {
  const dead = await unitOf(house, ['CAP-10', 'CORE', 'MNT-10-12'])
  const before = await Promise.all(
    dead.ids.map(async (id) => (await call('getLicense', { token: vendor.viewer, params: { id } })).body),
  )
  const next = await unitOf(house, ['CAP-50'])
  const answer = await rma(dead.unit, next.id)
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual([answer.body.controller.status, answer.body.controller.capacity], ['replaced', 0])
  assert.deepEqual([answer.body.replacement?.id, answer.body.replacement?.capacity], [next.id, 60])
  for (const license of answer.body.licenses) {
    assert.equal(license.holder.controllerId, next.id)
    const was = present(
      before.find(({ id }) => id === license.id),
      'the license as it was',
    )
    assert.deepEqual([license.startsAt, license.endsAt], [was.startsAt, was.endsAt])
    assert.deepEqual(withoutNames({ ...was, holder: license.holder }), license)
    const [rmaMove, activation] = (await movementsOf(license)).slice(-2)
    assert.deepEqual(
      [rmaMove?.reason, rmaMove?.from.controllerId, rmaMove?.to.accountId, rmaMove?.note],
      ['rma', dead.id, house.id, reason],
    )
    assert.deepEqual(
      [activation?.reason, activation?.to.controllerId, activation?.note],
      ['activate', next.id, reason],
    )
  }
  const { file } = await settle(next.unit)
  assert.deepEqual(file.licenses.map(({ id }) => id).toSorted(), [...dead.ids, ...next.ids].toSorted())
  const seen = await exchange(dead.unit.request())
  assert.equal(seen.status, 200)
  assert.deepEqual((await dead.unit.apply(seen.body.licenseFile)).licenses, [])
  assert.deepEqual((await verify(db, { of: 'vendor' })).faults, [])
})

test('M7: a replacement opens no new way to late maintenance', async () => {
  const startedAt = service.clock.at
  const dead = await unitOf(house, ['CAP-10'])
  service.clock.at += 40 * 86_400_000
  const next = await unitOf(house)
  assert.equal((await rma(dead.unit, next.id)).status, 200)
  const [late] = await issue(north, 'MNT-10-12')
  await transfer(north, house, [late!])
  const { refusals } = await settle(next.unit, { want: [late!.id] })
  assert.deepEqual(
    refusals.map(({ code }) => code),
    ['maintenance-too-late'],
  )
  service.clock.at = startedAt
})

test('a replacement that cannot take them is refused, and the dead controller keeps everything', async () => {
  const dead = await unitOf(house, ['CAP-10', 'CORE'])
  const withCore = await unitOf(house, ['CORE'])
  const elsewhere = await unitOf(tower)
  const refused = await rma(dead.unit, withCore.id)
  assertRefused(refused, 409, 'core-already-held')
  assert.match(refused.body.remedy, /leave the replacement out/)
  assertRefused(await rma(dead.unit, elsewhere.id), 409, 'controller-in-other-account')
  assertRefused(await rma(dead.unit, dead.id), 409, 'controller-replaced')
  assertRefused(await rma(dead.unit, unknownId()), 404, 'controller-not-found')
  assertRefused(
    await rma(dead.unit, elsewhere.id, partners[1].tokens.administrator),
    404,
    'controller-not-found',
  )
  const row = await controllerOf(dead.unit)
  assert.deepEqual([row.status, row.capacity], ['active', 10])
  for (const id of dead.ids) assert.equal((await movementsOf({ id })).at(-1)?.reason, 'activate')
})

test('two that replace each other at once do not wait for each other for ever', async () => {
  const one = await unitOf(house, ['CAP-10'])
  const two = await unitOf(house, ['CAP-50'])
  const answers = await Promise.all([rma(one.unit, two.id), rma(two.unit, one.id)])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  assert.deepEqual((await verify(db, { of: 'vendor' })).faults, [])
})
