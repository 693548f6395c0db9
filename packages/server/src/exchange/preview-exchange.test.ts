import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ExchangePreview } from '@tenure/contract'
import fc from 'fast-check'
import { fingerprint } from '../db/testing/fingerprint.ts'
import { assertRefused } from '../licenses/testing.ts'
import { withExchange } from './testing/with-exchange.ts'
import type { TestController } from './testing/controller.ts'

const service = await withExchange({ after })
const { call, partners, issue, transfer, controller, controllerOf, settle, exchange, clock, db } = service
const [north] = partners
const [house, tower] = north.accounts
const day = 86_400_000

const previewOf = async (request: string): Promise<ExchangePreview> => {
  const answer = await call('previewExchange', { body: request })
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}
const ids = (licenses: ExchangePreview['keeps']) => licenses.map(({ licenseId }) => licenseId).toSorted()
const print = () => fingerprint(db, '00000000-0000-0000-0000-000000000000')

/** Holds a preview against the exchange of the same request; the controller takes the answer. */
const compare = async (unit: TestController, request: string): Promise<ExchangePreview> => {
  const before = await print()
  const preview = await previewOf(request)
  assert.deepEqual(await previewOf(request), preview)
  assert.deepEqual(await print(), before, 'a preview changes nothing')

  const answer = await exchange(request)
  assert.equal(answer.status, 200, answer.text)
  const reply = answer.body
  const file = await unit.apply(reply.licenseFile)
  assert.equal(preview.answeredBefore, false)
  assert.equal(preview.generation.next, file.generation)
  assert.deepEqual(preview.refusals, reply.refusals)
  const stated = [...preview.activates, ...preview.keeps]
  assert.deepEqual(ids(stated), file.licenses.map(({ id }) => id).toSorted())
  for (const { id, kind, quantity, startsAt, endsAt } of file.licenses) {
    const told = stated.find(({ licenseId }) => licenseId === id)
    const instant = (text: string | null | undefined) => (text === null ? null : Date.parse(text ?? ''))
    assert.deepEqual(
      [told?.kind, told?.quantity, instant(told?.startsAt), instant(told?.endsAt)],
      [kind, quantity, startsAt, endsAt],
    )
  }
  const { capacity, maintenance, accountName } = await controllerOf(unit)
  assert.deepEqual(
    [preview.capacity.after, preview.maintenance.after, preview.account],
    [capacity, maintenance, accountName],
  )

  const again = await previewOf(request)
  assert.deepEqual([again.answeredBefore, again.activates, again.returns], [true, [], []])
  assert.deepEqual([again.refusals, ids(again.keeps)], [preview.refusals, ids(stated)])
  assert.equal(again.generation.next, preview.generation.next)
  assert.equal((await exchange(request)).text, answer.text)
  return preview
}

test('what a preview says is what the exchange of the same request then does, whatever it wants and gives', async () => {
  const unit = controller(house.customerId)
  const skus = [
    'CAP-10',
    'CAP-50',
    'CORE',
    'CORE',
    'MNT-10-12',
    'MNT-50-36',
    'MNT-10-12',
    'UPG-50',
    'TRIAL-10-30',
  ]
  const pool: string[] = []
  for (const sku of skus) {
    const licenses = await issue(north, sku)
    await transfer(north, house, licenses)
    pool.push(...licenses.map(({ id }) => id))
  }
  const [elsewhere] = await issue(north, 'CAP-10')
  await transfer(north, tower, [elsewhere!])
  const some = fc.subarray([...pool, elsewhere!.id], { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(some, some, fc.nat({ max: 12 }), fc.boolean(), async (want, give, days, isStale) => {
      clock.at += days * day
      const said = isStale ? { generation: 1, previous: null } : {}
      await compare(unit, unit.request({ want, give: give.filter((id) => !want.includes(id)), ...said }))
    }),
    { numRuns: 25 },
  )
})

test('a preview tells in figures what is gained and lost', async () => {
  const unit = controller(house.customerId)
  const [large] = await issue(north, 'CAP-50')
  const [small] = await issue(north, 'CAP-10')
  const [care] = await issue(north, 'MNT-10-12')
  await transfer(north, house, [large!, small!, care!])
  const joining = await compare(unit, unit.request({ want: [large!.id] }))
  assert.deepEqual(
    [joining.joins, joining.waitsForApproval, joining.capacity, joining.generation],
    [true, false, { before: 0, after: 50 }, { now: 0, next: 1 }],
  )
  assert.deepEqual(
    joining.activates.map(({ description, status }) => [description, status.text]),
    [['50-device capacity', 'Active']],
  )
  const request = unit.request({ want: [small!.id, care!.id], give: [large!.id], seatsUsed: 30, devices: 31 })
  const swapped = await compare(unit, request)
  assert.deepEqual(ids(swapped.returns), [large!.id])
  assert.deepEqual(swapped.activates.map(({ description }) => description).toSorted(), [
    '1-year maintenance',
    '10-device capacity',
  ])
  assert.deepEqual(
    [swapped.joins, swapped.capacity, swapped.seatsUsed, swapped.devices],
    [false, { before: 50, after: 10 }, 30, 31],
  )
  assert.deepEqual([swapped.maintenance.before.covered, swapped.maintenance.after.covered], [false, true])
})

test('where the exchange is refused as a whole, so is its preview, and no case is opened for having asked', async () => {
  const unit = controller(house.customerId)
  await settle(unit)
  const stranger = controller(house.customerId, unit.installCode)
  const before = await print()
  assertRefused(await call('previewExchange', { body: stranger.request() }), 409, 'key-changed')
  const nobody = controller('00000000-0000-4000-8000-000000000000')
  assertRefused(await call('previewExchange', { body: nobody.request() }), 404, 'customer-id-unknown')
  assertRefused(await call('previewExchange', { body: 'a.b.c' }), 400, 'document-unreadable')
  assert.deepEqual(await print(), before)
  assertRefused(await exchange(stranger.request()), 409, 'key-changed')
})

test('an install code that a preview meets for the first time leaves no trace', async () => {
  const unit = controller(house.customerId)
  const before = await print()
  assert.equal((await previewOf(unit.request())).joins, true)
  assert.deepEqual(await print(), before)
})
