import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderFindingCodes, type OrderFindingCode } from '../../packages/contract/src/index.ts'
import { decideOrder, MAX_ORDER_LICENSES } from '../../packages/server/src/licenses/decide-order.ts'
import { readOrder } from '../../packages/server/src/licenses/read-order.ts'
import { languages } from '../../packages/web/src/ui/language.ts'
import { toldFinding } from '../../packages/web/src/vendor/order/finding-texts.ts'

// What the service finds wrong with an order, and what its page says of it in the reader's language.

const head = 'partner,sku,count,reference\n'
const partners = [{ id: '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10', name: 'Northwind' }]
const products = [
  { sku: 'CAP-50', onSale: true },
  { sku: 'CAP-OLD', onSale: false },
]
const findings = (csv: string) => {
  const decided = decideOrder(readOrder(csv), partners, products)
  return decided.ok ? [] : decided.errors
}

/** An order in which nothing but this is wrong, and what the page repeats of it. */
const orders: Record<OrderFindingCode, readonly [csv: string, repeated: string]> = {
  'order-empty': [head, ''],
  'csv-broken': [`${head}"Northwind,CAP-50,1,`, ''],
  'column-unknown': ['partner,sku,count,price\n', 'price'],
  'column-missing': ['partner,sku\n', 'count'],
  'column-twice': ['partner,sku,count,sku\n', 'sku'],
  'fields-too-many': [`${head}Smith, Jones,CAP-50,1,PO`, '5'],
  'field-missing': [`${head}Northwind,,1,PO`, 'sku'],
  'count-invalid': [`${head}Northwind,CAP-50,1.5,PO`, '1.5'],
  'reference-too-long': [`${head}Northwind,CAP-50,1,${'x'.repeat(501)}`, '500'],
  'partner-unknown': [`${head}Nobody,CAP-50,1,PO`, 'Nobody'],
  'product-unknown': [`${head}Northwind,CAP-51,1,PO`, 'CAP-51'],
  'product-off-sale': [`${head}Northwind,CAP-OLD,1,PO`, 'CAP-OLD'],
  'order-too-large': [`${head}Northwind,CAP-50,${MAX_ORDER_LICENSES + 1},PO`, String(MAX_ORDER_LICENSES)],
}

for (const code of orderFindingCodes)
  test(`${code} is found, and told in each language with what it is about`, () => {
    const [csv, repeated] = orders[code]
    const [found, ...others] = findings(csv)
    assert(found !== undefined)
    assert.deepEqual([found.code, others], [code, []])
    const told = languages.map((language) => toldFinding(language, found))
    assert.equal(new Set([...told, found.message]).size, languages.length + 1)
    for (const text of told) {
      assert.match(text, /\.$/)
      assert.doesNotMatch(text, /undefined/)
      assert.ok(text.includes(repeated), text)
    }
  })

test('a finding that the page does not know is told as it came', () => {
  for (const code of ['newer', 'constructor', undefined])
    assert.equal(
      toldFinding('de', { message: 'As it came.', ...(code === undefined ? {} : { code }) }),
      'As it came.',
    )
})
