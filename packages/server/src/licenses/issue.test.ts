import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { present } from '../http/testing/present.ts'
import { assertRefused, unknownId, withLicenses } from './testing.ts'

const service = await withLicenses({ after })
const { call, vendor, partners, movementsOf, db } = service
const [north, south] = partners

const issueOne = (body: unknown, token: string | undefined = vendor.operator) =>
  call('issueLicense', { token, body })
const order = (
  lines: readonly string[],
  options: { dryRun?: boolean; token?: string; header?: string } = {},
) =>
  call('issueOrder', {
    token: options.token ?? vendor.operator,
    body: [options.header ?? 'partner,sku,count,reference', ...lines].join('\n'),
    query: options.dryRun === true ? { dryRun: 'true' } : {},
  })
const countLicenses = async (): Promise<number> => {
  let count = 0
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '200', ...(cursor === null ? {} : { cursor }) }
    const { body } = await call('listLicenses', { token: vendor.viewer, query })
    count += body.items.length
    cursor = body.nextCursor
  } while (cursor !== null)
  return count
}

test('a license is issued into the partner’s inventory, and its first movement is the issue', async () => {
  const answer = await issueOne({ partnerId: north.id, sku: 'MNT-50-12', orderReference: 'PO-1' })
  assert.equal(answer.status, 201)
  const { id, ...license } = answer.body
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/)
  assert.deepEqual(license, {
    partnerId: north.id,
    sku: 'MNT-50-12',
    kind: 'maintenance',
    trialOf: null,
    description: '1-year maintenance',
    quantity: 50,
    term: { unit: 'months', count: 12 },
    termStart: 'at-activation',
    status: { state: 'not-started', text: 'Not started' },
    startsAt: null,
    endsAt: null,
    upgradesTo: null,
    holder: { at: 'inventory', accountId: null, controllerId: null },
    splitFrom: null,
    orderReference: 'PO-1',
    everActivated: false,
    issuedAt: '2026-03-01T10:00:00.000Z',
  })
  const movements = await movementsOf(answer.body)
  assert.deepEqual(
    movements.map(({ reason, from, to, at }) => [reason, from.at, to.at, at]),
    [['issue', 'vendor', 'inventory', '2026-03-01T10:00:00.000Z']],
  )
})

test('one key issues one license, however often it is sent', async () => {
  const said = { token: vendor.operator, body: { partnerId: north.id, sku: 'CORE' }, key: 'issue-once' }
  const first = await call('issueLicense', said)
  const again = await call('issueLicense', said)
  assert.equal(again.text, first.text)
  const { body } = await call('listLicenses', { token: north.tokens.viewer, query: { sku: 'CORE' } })
  assert.equal(body.items.length, 1)
})

test('a partner or a product that does not exist, or is off sale, is not found', async () => {
  assertRefused(await issueOne({ partnerId: unknownId(), sku: 'CAP-50' }), 404, 'not-found')
  assertRefused(await issueOne({ partnerId: north.id, sku: 'CAP-51' }), 404, 'not-found')
  await takeOffSale('CAP-1000')
  const answer = await issueOne({ partnerId: north.id, sku: 'CAP-1000' })
  assertRefused(answer, 404, 'not-found')
  assert.match(answer.body.detail, /product on sale/)
})

test('only the vendor’s operators issue, and a malformed call is refused with its fields', async () => {
  const body = { partnerId: north.id, sku: 'CAP-50' }
  assertRefused(await call('issueLicense', { body }), 401, 'token-missing')
  assertRefused(await issueOne(body, vendor.viewer), 403, 'not-permitted')
  assertRefused(await issueOne(body, north.tokens.administrator), 403, 'not-permitted')
  assertRefused(await issueOne({ partnerId: 'north', sku: 'CAP-50' }), 400, 'input-invalid')
  assertRefused(await issueOne({ ...body, quantity: 7 }), 400, 'input-invalid')
  const csv = 'partner,sku,count\nX,CAP-50,1'
  assertRefused(await call('issueOrder', { body: csv }), 401, 'token-missing')
  for (const token of [vendor.viewer, north.tokens.administrator])
    assertRefused(await order(['X,CAP-50,1'], { token }), 403, 'not-permitted')
  assertRefused(
    await call('issueOrder', { token: vendor.operator, body: csv, query: { dryRun: 'perhaps' } }),
    400,
    'input-invalid',
  )
})

test('an order is issued whole, to each partner by name or id, with its reference', async () => {
  const answer = await order([`${north.name},CAP-10,3,PO-7`, `${south.id},CORE,2,`])
  assert.equal(answer.status, 200, answer.text)
  const { licenseIds, ...rest } = answer.body
  assert.deepEqual(rest, { dryRun: false, licenses: 5, lines: 2 })
  assert.equal(new Set(licenseIds).size, 5)
  const { body } = await call('listLicenses', { token: north.tokens.viewer, query: { q: 'PO-7' } })
  assert.deepEqual(body.items.map(({ id }) => id).toSorted(), licenseIds.slice(0, 3).toSorted())
  const id = present(licenseIds[4], 'the license of the second line')
  const southern = await call('getLicense', { token: south.tokens.viewer, params: { id } })
  assert.equal(southern.body.sku, 'CORE')
  assert.equal(southern.body.orderReference, null)
})

test('an order with an error issues nothing, and names every error with its line', async () => {
  const before = await countLicenses()
  const answer = await order([
    `${north.name},CAP-10,5,`,
    'Nobody,CAP-10,1,',
    `${north.name},CAP-11,1,`,
    `${north.name},CAP-10,many,`,
    `${north.name},CAP-10,2,`,
    '',
    `${north.name},,1,`,
  ])
  assertRefused(answer, 422, 'order-invalid')
  assert.deepEqual(
    answer.body.errors?.map(({ line, message }) => `${line}: ${message}`),
    [
      '3: No partner is named "Nobody".',
      '4: No product has the SKU "CAP-11".',
      '5: The count "many" is not a whole number from 1 up.',
      '8: The sku is missing.',
    ],
  )
  assert.match(answer.body.detail, /4 error\(s\), the first in line 3; nothing was issued/)
  assert.equal(await countLicenses(), before)
})

test('an order without its header is refused before any line is read', async () => {
  assertRefused(await order([`${north.name},CAP-10,1`], { header: 'who,what,count' }), 422, 'order-invalid')
})

test('a dry run judges the order and issues nothing', async () => {
  const before = await countLicenses()
  const good = await order([`${north.name},CAP-10,40,`], { dryRun: true })
  assert.deepEqual(good.body, { dryRun: true, licenses: 40, lines: 1, licenseIds: [] })
  assertRefused(await order(['Nobody,CAP-10,40,'], { dryRun: true }), 422, 'order-invalid')
  assert.equal(await countLicenses(), before)
})

test('10,001 licenses are too many for one order', async () => {
  const before = await countLicenses()
  assertRefused(await order([`${north.name},CAP-10,10001,`]), 422, 'order-invalid')
  assert.equal(await countLicenses(), before)
})

test('an order of 5,000 licenses is issued in seconds, each with its movement', async () => {
  const lines = Array.from({ length: 100 }, (_, index) => `${south.name},CAP-10,50,PO-${index}`)
  const startedAt = performance.now()
  const answer = await order(lines)
  const tookMs = performance.now() - startedAt
  assert.equal(answer.status, 200, answer.text.slice(0, 300))
  assert.equal(answer.body.licenses, 5000)
  assert.equal(new Set(answer.body.licenseIds).size, 5000)
  // About half a second on two cores; the bound only tells batches from a statement per license.
  assert(tookMs < 10_000, `${tookMs} ms`)
  const id = present(answer.body.licenseIds.at(-1), 'the last license')
  const { body } = await call('listMovements', { token: south.tokens.viewer, params: { id } })
  assert.equal(body.items.length, 1)
})

test('an order sent again with its key issues nothing more', async () => {
  const said = {
    token: vendor.operator,
    body: `partner,sku,count\n${north.name},CAP-10,3`,
    key: 'order-once',
  }
  const first = await call('issueOrder', said)
  const before = await countLicenses()
  assert.equal((await call('issueOrder', said)).text, first.text)
  assert.equal(await countLicenses(), before)
})

const takeOffSale = async (sku: string): Promise<void> => {
  await db.updateTable('product').set({ on_sale: false }).where('sku', '=', sku).execute()
}

test('a reference with half a surrogate pair is refused as input, not a failure of ours', async () => {
  const answer = await issueOne({ partnerId: north.id, sku: 'CAP-10', orderReference: 'PO-\ud800' })
  assertRefused(answer, 400, 'input-invalid')
})
