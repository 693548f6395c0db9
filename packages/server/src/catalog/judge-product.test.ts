import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalog, licenseKinds, type LicenseKind, type Term } from '@tenure/core'
import { judgeProduct, type ProductShape } from './judge-product.ts'

const capacity: ProductShape = {
  kind: 'capacity',
  trialOf: null,
  quantity: 10,
  term: { unit: 'perpetual' },
  termStart: 'at-activation',
}
const trial: ProductShape = {
  ...capacity,
  kind: 'trial',
  trialOf: 'capacity',
  term: { unit: 'days', count: 30 },
}
const fieldsOf = (product: ProductShape) => judgeProduct(product).map(({ field }) => field)

test('every product of the shipped catalog goes together', () => {
  for (const product of catalog) assert.deepEqual(judgeProduct(product), [], product.sku)
})

const terms: readonly Term[] = [
  { unit: 'perpetual' },
  { unit: 'months', count: 12 },
  { unit: 'days', count: 30 },
  { unit: 'single-use' },
]
/** Spec §2, column term. */
const allowed: Readonly<Record<LicenseKind, string>> = {
  capacity: 'perpetual',
  maintenance: 'months',
  core: 'perpetual',
  upgrade: 'single-use',
  'remote-cms': 'perpetual months days',
  trial: 'days',
}
for (const kind of licenseKinds)
  test(`spec §2: a ${kind} license has a term in ${allowed[kind]}, and no other`, () => {
    for (const term of terms) {
      const product = {
        ...capacity,
        kind,
        quantity: 1,
        term,
        trialOf: kind === 'trial' ? ('core' as const) : null,
      }
      const expected = allowed[kind].split(' ').includes(term.unit) ? [] : ['body.term.unit']
      assert.deepEqual(fieldsOf(product), expected, term.unit)
    }
  })

test('a trial names the right it lends, and nothing else does', () => {
  assert.deepEqual(fieldsOf({ ...trial, trialOf: null }), ['body.trialOf'])
  assert.deepEqual(fieldsOf({ ...capacity, trialOf: 'core' }), ['body.trialOf'])
})

test('a trial lasts 14 to 90 days', () => {
  for (const [count, isRight] of [
    [13, false],
    [14, true],
    [90, true],
    [91, false],
  ] as const)
    assert.equal(fieldsOf({ ...trial, term: { unit: 'days', count } }).length === 0, isRight, `${count} days`)
})

test('a core license has the quantity 1', () => {
  assert.deepEqual(fieldsOf({ ...capacity, kind: 'core', quantity: 2 }), ['body.quantity'])
})

test('M3: only maintenance starts after the current one', () => {
  const maintenance = { ...capacity, kind: 'maintenance', term: { unit: 'months', count: 12 } } as const
  assert.deepEqual(fieldsOf({ ...maintenance, termStart: 'after-current' }), [])
  assert.deepEqual(fieldsOf({ ...capacity, termStart: 'after-current' }), ['body.termStart'])
})

test('everything that does not go together is named at once', () => {
  const wrong: ProductShape = {
    kind: 'core',
    trialOf: 'capacity',
    quantity: 5,
    term: { unit: 'days', count: 1 },
    termStart: 'after-current',
  }
  assert.deepEqual(fieldsOf(wrong), ['body.trialOf', 'body.term.unit', 'body.quantity', 'body.termStart'])
})
