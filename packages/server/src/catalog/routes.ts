import { byText, pageOf, readCursor } from '../http/cursor.ts'
import { judgeVersion } from '../http/entity-tag.ts'
import type { Handlers } from '../http/handler.ts'
import { alreadyExists, inputInvalid, notFound } from '../http/refusals.ts'
import { productToApi, productToRow } from './convert.ts'
import { judgeProduct } from './judge-product.ts'
import { findProduct, insertProduct, listProducts, lockProduct, updateProduct } from './store.ts'

export const catalogRoutes: Handlers<'listProducts' | 'createProduct' | 'getProduct' | 'editProduct'> = {
  listProducts: async ({ query }, { tx }) => {
    const after = readCursor(byText, query.cursor)
    if (!after.ok) return after
    const rows = await listProducts(tx, after.value?.[0] ?? null, query.limit + 1)
    return { ok: true, value: pageOf(rows, query.limit, (row) => [row.sku], productToApi) }
  },

  createProduct: async ({ body }, { tx, at }) => {
    const errors = judgeProduct(body)
    if (errors.length > 0) return { ok: false, refusal: inputInvalid(errors) }
    const row = await insertProduct(tx, productToRow(body), at)
    return row === undefined
      ? { ok: false, refusal: alreadyExists(`The product ${body.sku}`, 'Choose another SKU.') }
      : { ok: true, value: productToApi(row) }
  },

  getProduct: async ({ params }, { tx }) => {
    const row = await findProduct(tx, params.sku)
    return row === undefined
      ? { ok: false, refusal: notFound('product') }
      : { ok: true, value: productToApi(row), version: row.version }
  },

  editProduct: async ({ params, body, ifMatch }, { tx }) => {
    const product = await lockProduct(tx, params.sku)
    if (product === undefined) return { ok: false, refusal: notFound('product') }
    const changedMeanwhile = judgeVersion(product.version, ifMatch)
    if (changedMeanwhile !== null) return { ok: false, refusal: changedMeanwhile }
    const change = { name: body.name ?? product.name, on_sale: body.onSale ?? product.on_sale }
    const row = await updateProduct(tx, product.sku, change)
    return { ok: true, value: productToApi(row), version: row.version }
  },
}
