import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { catalog } from '@tenure/core'
import { withService } from '../http/testing.ts'
import { judgeProduct, type ProductShape } from './judge-product.ts'

const service = await withService({ after })
const token = service.vendor.administrator
const capacity = { name: '10 devices', kind: 'capacity', quantity: 10, term: { unit: 'perpetual' } } as const

test('a product is added once under its SKU', async () => {
  const added = await service.call('createProduct', { token, body: { ...capacity, sku: 'CAP-10' } })
  assert.equal(added.status, 201)
  const at = new Date(service.clock.at).toISOString()
  const defaults = { trialOf: null, termStart: 'at-activation', onSale: true, createdAt: at }
  assert.deepEqual(added.body, { ...capacity, ...defaults, sku: 'CAP-10' })
  const again = await service.call('createProduct', { token, body: { ...capacity, sku: 'CAP-10' } })
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists'])
})

test('name and sale can be edited from the version read; quantity and term are fixed', async () => {
  await service.call('createProduct', { token, body: { ...capacity, sku: 'CAP-EDIT' } })
  const params = { sku: 'CAP-EDIT' }
  const edited = await service.call('editProduct', { token, params, ifMatch: '"1"', body: { onSale: false } })
  assert.deepEqual(
    [edited.body.onSale, edited.body.name, edited.headers.get('etag')],
    [false, '10 devices', '"2"'],
  )
  const late = await service.call('editProduct', { token, params, ifMatch: '"1"', body: { onSale: true } })
  assert.equal(late.status, 412)
  const fixed = await service.call('editProduct', { token, params, ifMatch: '"2"', body: { quantity: 20 } })
  assert.deepEqual([fixed.status, fixed.body.errors?.[0]?.field], [400, 'body.quantity'])
  const got = await service.call('getProduct', { token: service.partners[0].tokens.viewer, params })
  assert.deepEqual([got.body, got.headers.get('etag')], [edited.body, '"2"'])
})

test('a SKU that nobody has is not found', async () => {
  const params = { sku: 'NOTHING' }
  assert.equal((await service.call('getProduct', { token, params })).body.code, 'not-found')
  const edit = { token, params, ifMatch: '"1"', body: { name: 'Nothing' } }
  assert.equal((await service.call('editProduct', edit)).body.code, 'not-found')
})

test('products are listed by SKU, page after page', async () => {
  for (const sku of ['ZZ-1', 'ZZ-2', 'ZZ-3'])
    await service.call('createProduct', { token, body: { ...capacity, sku } })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const query: Record<string, string> = { limit: '2', ...(cursor === null ? {} : { cursor }) }
    const page = (await service.call('listProducts', { token, query })).body
    seen.push(...page.items.map(({ sku }) => sku))
    cursor = page.nextCursor
  } while (cursor !== null)
  assert.deepEqual(seen, ['CAP-10', 'CAP-EDIT', 'ZZ-1', 'ZZ-2', 'ZZ-3'])
})

test('the shipped catalog is one that the vendor could have entered', () => {
  for (const product of catalog) assert.deepEqual(judgeProduct(product), [], product.sku)
})

const valid: ProductShape = { ...capacity, trialOf: null, termStart: 'at-activation' }
const cases: readonly (readonly [what: string, Partial<ProductShape>, fields: readonly string[]])[] = [
  ['capacity with an end', { term: { unit: 'months', count: 12 } }, ['body.term.unit']],
  ['maintenance without an end', { kind: 'maintenance' }, ['body.term.unit']],
  ['an upgrade for months', { kind: 'upgrade', term: { unit: 'months', count: 1 } }, ['body.term.unit']],
  ['two cores in one', { kind: 'core', quantity: 2 }, ['body.quantity']],
  ['capacity that lends a right', { trialOf: 'core' }, ['body.trialOf']],
  ['a trial of nothing', { kind: 'trial', term: { unit: 'days', count: 30 } }, ['body.trialOf']],
  [
    'a trial of 13 days',
    { kind: 'trial', trialOf: 'core', term: { unit: 'days', count: 13 } },
    ['body.term.count'],
  ],
  [
    'a trial of 91 days',
    { kind: 'trial', trialOf: 'core', term: { unit: 'days', count: 91 } },
    ['body.term.count'],
  ],
  ['capacity after the current', { termStart: 'after-current' }, ['body.termStart']],
  [
    'a core for a month, twice',
    { kind: 'core', quantity: 2, term: { unit: 'months', count: 1 } },
    ['body.term.unit', 'body.quantity'],
  ],
  ['Remote CMS for a year', { kind: 'remote-cms', term: { unit: 'months', count: 12 } }, []],
  ['a trial of 14 days', { kind: 'trial', trialOf: 'capacity', term: { unit: 'days', count: 14 } }, []],
]
for (const [what, change, fields] of cases)
  test(`${what} is ${fields.length === 0 ? 'a product' : `refused for ${fields.join(' and ')}`}`, async () => {
    assert.deepEqual(
      judgeProduct({ ...valid, ...change }).map(({ field }) => field),
      fields,
    )
  })

test('a product whose parts do not go together is refused by field', async () => {
  const body = { ...capacity, sku: 'ODD', kind: 'core' }
  const answer = await service.call('createProduct', { token, body })
  assert.deepEqual([answer.status, answer.body.errors?.[0]?.field], [400, 'body.quantity'])
})
