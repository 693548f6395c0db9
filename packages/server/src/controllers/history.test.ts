import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ControllerEvent } from '@tenure/contract'
import { newTestController } from '../exchange/testing/controller.ts'
import { withExchange } from '../exchange/testing/with-exchange.ts'
import { assertRefused, unknownId } from '../licenses/testing.ts'

const service = await withExchange({ after })
const { call, clock, controller, controllerOf, exchange, issue, partners, settle, transfer, vendor } = service
const [north, south] = partners
const [house] = north.accounts
const [yard] = south.accounts

const history = async (
  id: string,
  token: string,
  query: Record<string, string> = {},
): Promise<{ readonly items: readonly ControllerEvent[]; readonly nextCursor: string | null }> => {
  const answer = await call('listControllerHistory', { token, params: { id }, query })
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}
/** As a line for each: what, by whom, which license from where to where. */
const told = (events: readonly ControllerEvent[]): string[] =>
  events.map((event) => {
    const who = event.actor.replace(/ \([0-9a-f-]{36}\)$/, '')
    if (event.what !== 'movement') return `${event.what} by ${who}`
    const place = ({ at, accountName, installCode }: typeof event.from) => installCode ?? accountName ?? at
    const { description } = event.license
    return `${event.reason} ${description}: ${place(event.from)} to ${place(event.to)} by ${who}`
  })
const inAccount = async (partner: typeof north, account: typeof house, ...skus: string[]) => {
  const licenses = []
  for (const sku of skus) licenses.push(...(await issue(partner, sku)))
  await transfer(partner, account, licenses)
  return licenses.map(({ id }) => id)
}
const act = async (
  id: 'approveController' | 'approveKey' | 'rmaController' | 'reinstateController',
  said: Parameters<typeof call>[1],
) => {
  clock.at += 60_000
  const answer = await call(id, { token: vendor.operator, ...said })
  assert.equal(answer.status, 200, answer.text)
  clock.at += 60_000
}

const unit = controller(house.customerId)
const code = unit.installCode
const [capacity, maintenance] = await inAccount(north, house, 'CAP-50', 'MNT-50-12')
assert(capacity !== undefined && maintenance !== undefined)
await settle(unit, { want: [capacity] })
clock.at += 60_000
await settle(unit, { want: [maintenance] })
clock.at += 60_000
await settle(unit, { give: [capacity] })
const { id } = await controllerOf(unit)
await act('approveController', { token: north.tokens.operator, params: { id: id.toUpperCase() } })
const mended = newTestController({ installCode: code, customerId: house.customerId, at: () => clock.at })
const { facts } = (await exchange(mended.request())).body as { facts?: Record<string, unknown> }
await act('approveKey', { params: { id }, body: { approvalCode: String(facts?.['approvalCode']) } })
await act('rmaController', { body: { installCode: code, reason: 'Power surge' } })
await act('reinstateController', { params: { id }, body: { reason: 'It was the fuse' } })

const whole = [
  'reinstated by vendor operator',
  'given-up by vendor operator',
  `rma 1-year maintenance: ${code} to ${house.name} by vendor operator`,
  'key-approved by vendor operator',
  'approved by partner operator',
  `return 50-device capacity: ${code} to ${house.name} by ${code}`,
  `activate 1-year maintenance: ${house.name} to ${code} by ${code}`,
  `activate 50-device capacity: ${house.name} to ${code} by ${code}`,
]

test('the licenses that came and left and what people did are one history, the newest first', async () => {
  const { items, nextCursor } = await history(id, north.tokens.viewer)
  assert.deepEqual(told(items), whole)
  assert.equal(nextCursor, null)
  const moved = items[2]
  assert(moved?.what === 'movement')
  assert.deepEqual([moved.note, moved.licenseId], ['Power surge', maintenance])
  assert.deepEqual(moved.license.term, { unit: 'months', count: 12 })
  for (const { at } of items) assert.ok(Date.parse(at) <= clock.at)
  assert.deepEqual(
    items.map(({ at }) => at),
    items.map(({ at }) => at).toSorted((one, other) => Date.parse(other) - Date.parse(one)),
  )
})

test('its pages together are the whole, whatever their size', async () => {
  for (const limit of ['1', '3', '7', '8']) {
    const paged: ControllerEvent[] = []
    let cursor: string | null = null
    do {
      const page = await history(id, vendor.viewer, { limit, ...(cursor === null ? {} : { cursor }) })
      paged.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    assert.deepEqual(told(paged), whole, `${limit} at a time`)
  }
})

test('what happened to another controller of the account is not in it', async () => {
  const other = controller(house.customerId)
  const [license] = await inAccount(north, house, 'CAP-10')
  await settle(other, { want: [license ?? ''] })
  const { id: otherId } = await controllerOf(other)
  await act('approveController', { params: { id: otherId } })
  assert.equal((await history(otherId, north.tokens.viewer)).items.length, 2)
  assert.deepEqual(told((await history(id, north.tokens.viewer)).items), whole)
  const empty = controller(house.customerId)
  await settle(empty)
  const { id: emptyId } = await controllerOf(empty)
  assert.deepEqual((await history(emptyId, north.tokens.viewer)).items, [])
  await act('rmaController', { body: { installCode: empty.installCode, reason: 'Never worked' } })
  assert.deepEqual(told((await history(emptyId, north.tokens.viewer)).items), ['given-up by vendor operator'])
})

test('A4: with each partner it belonged to it has a history of its own; the vendor sees it whole', async () => {
  const moving = controller(house.customerId)
  const [first] = await inAccount(north, house, 'CAP-10')
  const [second] = await inAccount(south, yard, 'CAP-10')
  assert(first !== undefined && second !== undefined)
  await settle(moving, { want: [first] })
  await act('approveController', { params: { id: (await controllerOf(moving)).id } })
  await settle(moving, { give: [first] })
  clock.at += 60_000
  await settle(moving, { customerId: yard.customerId, want: [second] })
  const { id: movedId } = await controllerOf(moving, south.tokens.viewer)
  const whats = ({ items }: { readonly items: readonly ControllerEvent[] }) =>
    items.map((event) => (event.what === 'movement' ? event.reason : event.what))
  assert.deepEqual(whats(await history(movedId, south.tokens.administrator)), ['activate'])
  assert.deepEqual(whats(await history(movedId, north.tokens.viewer)), ['return', 'approved', 'activate'])
  assert.deepEqual(whats(await history(movedId, vendor.viewer)), [
    'activate',
    'return',
    'approved',
    'activate',
  ])
})

test('nobody reads the history of what is not theirs, and accounts read none', async () => {
  const ask = (token: string | undefined, said: { id?: string; query?: Record<string, string> } = {}) =>
    call('listControllerHistory', { token, params: { id: said.id ?? id }, query: said.query ?? {} })
  assertRefused(await ask(south.tokens.administrator), 404, 'controller-not-found')
  assertRefused(await ask(vendor.viewer, { id: unknownId() }), 404, 'controller-not-found')
  assertRefused(await ask(house.tokens.administrator), 403, 'not-permitted')
  assertRefused(await ask(undefined), 401, 'token-missing')
  assertRefused(await ask(vendor.viewer, { id: '7' }), 400, 'input-invalid')
  assertRefused(await ask(vendor.viewer, { query: { cursor: 'x' } }), 400, 'input-invalid')
})
