import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideOrder, MAX_ORDER_LICENSES } from './decide-order.ts'
import { readOrder } from './read-order.ts'

const partners = [
  { id: '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10', name: 'Northwind' },
  { id: '0b0e7b1c-7b0f-4b43-8f7c-1f2d3c4b5a69', name: 'Southwind' },
]
const products = [
  { sku: 'CAP-50', onSale: true },
  { sku: 'CAP-OLD', onSale: false },
]
const decide = (...lines: string[]) =>
  decideOrder(readOrder(['partner,sku,count', ...lines].join('\n')), partners, products)

test('a partner is found by its name, or by its id in either case', () => {
  const decided = decide('Northwind,CAP-50,2', `${partners[1]?.id.toUpperCase()},CAP-50,3`)
  assert(decided.ok)
  assert.deepEqual(
    decided.items.map(({ partnerId, count }) => [partnerId, count]),
    [
      [partners[0]?.id, 2],
      [partners[1]?.id, 3],
    ],
  )
  assert.equal(decided.licenses, 5)
})

test('every line that stands in the way is named, in the order of the lines', () => {
  const decided = decide('Nobody,CAP-50,1', 'Northwind,CAP-51,1', 'Northwind,CAP-50,x', 'Northwind,CAP-OLD,1')
  assert(!decided.ok)
  assert.deepEqual(
    decided.errors.map(({ line, message }) => `${line}: ${message}`),
    [
      '2: No partner is named "Nobody".',
      '3: No product has the SKU "CAP-51".',
      '4: The count "x" is not a whole number from 1 up.',
      '5: The product CAP-OLD is not on sale.',
    ],
  )
})

test('10,000 licenses are an order, 10,001 are not, and the line that passes the limit is named', () => {
  const whole = decide(`Northwind,CAP-50,${MAX_ORDER_LICENSES}`)
  assert(whole.ok && whole.licenses === 10_000)
  const over = decide(
    'Northwind,CAP-50,9999',
    'Northwind,CAP-50,1',
    'Northwind,CAP-50,1',
    'Northwind,CAP-50,1',
  )
  assert(!over.ok)
  assert.deepEqual(
    over.errors.map(({ line }) => line),
    [4],
  )
})
