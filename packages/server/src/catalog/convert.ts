import type { Product } from '@tenure/contract'
import type { LicenseKind, Term, TermStart, TrialRight } from '@tenure/core'
import { rfc3339 } from '../http/rfc3339.ts'
import type { Selectable } from 'kysely'
import type { Schema } from '../db/schema.ts'

export type ProductRow = Selectable<Schema['product']>
export type NewProduct = Omit<ProductRow, 'on_sale' | 'version' | 'created_at'>

/** A product as licenses are issued from it. */
export type StoredProduct = {
  readonly sku: string
  readonly name: string
  readonly kind: LicenseKind
  readonly trialOf: TrialRight | null
  readonly quantity: number
  readonly term: Term
  readonly termStart: TermStart
  readonly onSale: boolean
}

type ProductFields = Omit<Product, 'onSale' | 'createdAt'>

export const productToRow = (product: ProductFields): NewProduct => ({
  sku: product.sku,
  name: product.name,
  kind: product.kind,
  trial_of: product.trialOf,
  quantity: product.quantity,
  term_unit: product.term.unit,
  term_count: 'count' in product.term ? product.term.count : null,
  term_start: product.termStart,
})

export const productFromRow = (row: ProductRow): StoredProduct => ({
  sku: row.sku,
  name: row.name,
  kind: row.kind,
  trialOf: row.trial_of,
  quantity: row.quantity,
  term: termOf(row),
  termStart: row.term_start,
  onSale: row.on_sale,
})

export const productToApi = (row: ProductRow): Product => {
  const product = productFromRow(row)
  return { ...product, term: { ...product.term }, createdAt: rfc3339(row.created_at) }
}

const termOf = ({ sku, term_unit: unit, term_count: count }: ProductRow): Term => {
  if (unit === 'perpetual' || unit === 'single-use') return { unit }
  if (count === null) throw new Error(`product ${sku}: a term in ${unit} has no count`)
  return { unit, count }
}
