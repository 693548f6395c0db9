import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { withExchange } from './testing/with-exchange.ts'

const service = await withExchange({ after })
const { call, controller, controllerOf, exchange, issue, partners, settle, transfer, vendor } = service
const [one, two] = partners
const [building] = one.accounts

/** Licenses of partner one, handed on to its first account. */
const inTheAccount = async (...skus: string[]) => {
  const licenses = []
  for (const sku of skus) licenses.push(...(await issue(one, sku)))
  await transfer(one, building, licenses)
  return licenses
}

const licenseOf = async (id: string) =>
  (await call('getLicense', { token: vendor.viewer, params: { id } })).body

test('an empty controller moves to an account of another partner, and its old answers stay the same', async () => {
  const [capacity] = await inTheAccount('CAP-10')
  const unit = controller(building.customerId)
  const request = unit.request({ want: [capacity!.id] })
  const first = await exchange(request)
  await unit.apply(first.body.licenseFile)

  const foreign = two.accounts[0]
  const [theirs] = await issue(two, 'CAP-50')
  await transfer(two, foreign, [theirs!])
  const held = await settle(unit, { customerId: foreign.customerId, want: [theirs!.id] })
  assert.deepEqual(
    held.refusals.map(({ code }) => code),
    ['controller-in-other-account'],
  )
  const moved = await settle(unit, {
    customerId: foreign.customerId,
    give: [capacity!.id],
    want: [theirs!.id],
  })
  assert.deepEqual(
    moved.file.licenses.map(({ id }) => id),
    [theirs!.id],
  )
  assert.equal((await licenseOf(capacity!.id)).holder.accountId, building.id)

  assert.equal((await exchange(request)).text, first.text)
  const seen = async (token: string) =>
    (await call('listControllers', { token, query: { installCode: unit.installCode } })).body.items.map(
      ({ status }) => status,
    )
  assert.deepEqual(await seen(one.tokens.viewer), ['left'])
  assert.deepEqual(await seen(two.tokens.viewer), ['active'])

  const back = await settle(unit, {
    customerId: building.customerId,
    give: [theirs!.id],
    want: [capacity!.id],
  })
  assert.deepEqual(
    back.file.licenses.map(({ id }) => id),
    [capacity!.id],
  )
  assert.deepEqual(await seen(one.tokens.viewer), ['active'])
})

test('the vendor sees a controller that changed partners where it is now, and each of its rows once', async () => {
  const unit = controller(building.customerId)
  await settle(unit)
  const foreign = two.accounts[0]
  const [theirs] = await issue(two, 'CAP-50')
  await transfer(two, foreign, [theirs!])
  await settle(unit, { customerId: foreign.customerId, want: [theirs!.id] })

  const seen = (
    await call('listControllers', { token: vendor.viewer, query: { installCode: unit.installCode } })
  ).body.items
  assert.deepEqual(
    seen.map(({ partnerId, status, capacity }) => [partnerId, status, capacity]).toSorted(),
    [
      [one.id, 'left', 0],
      [two.id, 'active', 50],
    ].toSorted(),
  )
  const { id } = seen[0]!
  const got = (await call('getController', { token: vendor.viewer, params: { id } })).body
  assert.deepEqual([got.partnerId, got.status, got.capacity], [two.id, 'active', 50])
  const left = (await call('getController', { token: one.tokens.viewer, params: { id } })).body
  assert.deepEqual([left.status, left.capacity], ['left', 0])

  const paged: string[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '1', ...(cursor === null ? {} : { cursor }) }
    const { body } = await call('listControllers', { token: vendor.viewer, query })
    paged.push(...body.items.map((each) => `${each.id} ${each.partnerId}`))
    cursor = body.nextCursor
  } while (cursor !== null)
  assert.equal(new Set(paged).size, paged.length)
  for (const each of seen) assert.ok(paged.includes(`${each.id} ${each.partnerId}`), each.partnerId)
})

test('what the vendor decides closes the case of the partner that the controller belongs to now', async () => {
  const open = async (token: string) =>
    (await call('listCases', { token, query: { state: 'open' } })).body.items.filter(
      ({ controllerId }) => controllerId === id,
    ).length
  const unit = controller(building.customerId)
  await settle(unit)
  const stranger = () => controller(building.customerId, unit.installCode)
  assert.equal((await exchange(stranger().request())).status, 409)
  const foreign = two.accounts[0]
  await settle(unit, { customerId: foreign.customerId })
  assert.equal((await exchange(stranger().request())).status, 409)
  const { id } = await controllerOf(unit, two.tokens.viewer)
  const cases = await call('listCases', { token: two.tokens.viewer, query: { controllerId: id } })
  const keyThumbprint = cases.body.items[0]?.evidence[0]?.['presentedKey']
  assert.deepEqual([await open(one.tokens.viewer), await open(two.tokens.viewer)], [1, 1])

  const answer = await call('approveKey', {
    token: vendor.operator,
    params: { id },
    body: { keyThumbprint },
  })
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual([await open(one.tokens.viewer), await open(two.tokens.viewer)], [1, 0])
})
