import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addMonths } from '@tenure/core'
import { assertRefused, withLicenses } from '../licenses/testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, issue, transfer, addController, activate, clock } = service
const [north, south] = partners
const startedAt = clock.at

const budgetOf = async (token: string, id = north.id) => {
  const answer = await call('getRmaBudget', { token, params: { id } })
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

const giveUp = async (token: string): Promise<number> => {
  const [house] = north.accounts
  const licenses = await issue(north, 'CAP-10')
  await transfer(north, house, licenses)
  const unit = await addController(north, house)
  await activate(unit, licenses)
  const body = { installCode: unit.installCode, reason: 'Power surge' }
  return (await call('rmaController', { token, body })).status
}

test('T6: what is shown as left is what the service still does, and no more', async () => {
  const { viewer, administrator } = north.tokens
  assert.deepEqual(await budgetOf(viewer), { budget: 3, done: 0, left: 3, nextAt: null })
  for (const left of [2, 1]) {
    assert.equal(await giveUp(administrator), 200)
    clock.at += 60_000
    assert.deepEqual(await budgetOf(viewer), { budget: 3, done: 3 - left, left, nextAt: null })
  }
  assert.equal(await giveUp(vendor.operator), 200)
  const nextAt = new Date(addMonths(startedAt, 12)).toISOString()
  assert.deepEqual(await budgetOf(viewer), { budget: 3, done: 3, left: 0, nextAt })
  assert.equal(await giveUp(administrator), 409)

  clock.at = addMonths(startedAt, 12)
  assert.equal((await budgetOf(viewer)).left, 0)
  assert.equal(await giveUp(administrator), 409)
  clock.at += 1
  assert.deepEqual(await budgetOf(viewer), { budget: 3, done: 2, left: 1, nextAt: null })
  assert.equal(await giveUp(administrator), 200)
})

test('the vendor sees each partner’s; a partner another’s no more than the partner, an account none', async () => {
  assert.equal((await budgetOf(vendor.viewer)).left, 0)
  assert.equal((await budgetOf(vendor.viewer, south.id)).left, 3)
  const params = { id: north.id }
  assertRefused(await call('getRmaBudget', { token: south.tokens.administrator, params }), 404, 'not-found')
  const [house] = north.accounts
  assertRefused(
    await call('getRmaBudget', { token: house.tokens.administrator, params }),
    403,
    'not-permitted',
  )
})
