import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalog } from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import { withDatabase } from '../db/testing.ts'
import { productFromRow } from './convert.ts'
import { loadShippedCatalog } from './load-shipped.ts'
import { listProducts, updateProduct } from './store.ts'

const AT = Date.UTC(2026, 2, 1)
const products = (db: Db) => transaction(db, { sight: 'all' }, (tx) => listProducts(tx, null, 200))

test('a database without products gets the shipped catalog, each product as it is and on sale', async (t) => {
  const { db } = await withDatabase({ after: (work) => t.after(work) })
  assert.equal(await loadShippedCatalog(db, AT), catalog.length)
  const stored = (await products(db)).map(productFromRow)
  const shipped = catalog.map((product) => ({ ...product, onSale: true }))
  const bySku = (a: { sku: string }, b: { sku: string }) => (a.sku < b.sku ? -1 : 1)
  assert.deepEqual(stored.toSorted(bySku), shipped.toSorted(bySku))
})

test('what the vendor made of the catalog stays: it is loaded once', async (t) => {
  const { db } = await withDatabase({ after: (work) => t.after(work) })
  await loadShippedCatalog(db, AT)
  await transaction(db, { sight: 'all' }, (tx) =>
    updateProduct(tx, 'CAP-10', { name: 'Ten seats', on_sale: false }),
  )
  assert.equal(await loadShippedCatalog(db, AT + 1), 0)
  const edited = (await products(db)).find(({ sku }) => sku === 'CAP-10')
  assert.deepEqual([edited?.name, edited?.on_sale, edited?.version], ['Ten seats', false, 2])
})

test('starts at the same time load it once between them', async (t) => {
  const { db } = await withDatabase({ after: (work) => t.after(work) })
  const loaded = await Promise.all([1, 2, 3, 4].map((at) => loadShippedCatalog(db, at)))
  assert.equal(
    loaded.reduce((sum, each) => sum + each),
    catalog.length,
  )
  assert.equal(new Set((await products(db)).map(({ created_at }) => created_at)).size, 1)
})
