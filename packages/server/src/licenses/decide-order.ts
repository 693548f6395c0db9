import { finding, type LineError } from './order-findings.ts'
import type { ReadOrder } from './read-order.ts'

/** The most licenses one order may issue. */
export const MAX_ORDER_LICENSES = 10_000

export type OrderedPartner = { readonly id: string; readonly name: string }
export type OrderedProduct = { readonly sku: string; readonly onSale: boolean }

export type OrderedItem<Product extends OrderedProduct> = {
  readonly partnerId: string
  readonly product: Product
  readonly count: number
  readonly reference: string | null
}

export type DecidedOrder<Product extends OrderedProduct> =
  | { readonly ok: true; readonly items: readonly OrderedItem<Product>[]; readonly licenses: number }
  | { readonly ok: false; readonly errors: readonly LineError[] }

/** All or nothing: the order is issued whole, or every line that stands in its way is named, by line. */
export const decideOrder = <Product extends OrderedProduct>(
  order: ReadOrder,
  partners: readonly OrderedPartner[],
  products: readonly Product[],
): DecidedOrder<Product> => {
  const partnersByWord = new Map(partners.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]))
  const productsBySku = new Map(products.map((product) => [product.sku, product]))
  const errors = [...order.errors]
  const items: OrderedItem<Product>[] = []
  let licenses = 0

  for (const each of order.lines) {
    const { line } = each
    const partnerId = partnersByWord.get(each.partner) ?? partnersByWord.get(each.partner.toLowerCase())
    const product = productsBySku.get(each.sku)
    if (partnerId === undefined) errors.push(finding(line, 'partner-unknown', { partner: each.partner }))
    if (product === undefined) errors.push(finding(line, 'product-unknown', { sku: each.sku }))
    else if (!product.onSale) errors.push(finding(line, 'product-off-sale', { sku: product.sku }))
    const before = licenses
    licenses += each.count
    if (before <= MAX_ORDER_LICENSES && licenses > MAX_ORDER_LICENSES)
      errors.push(finding(line, 'order-too-large', { most: MAX_ORDER_LICENSES }))
    if (partnerId !== undefined && product !== undefined)
      items.push({ partnerId, product, count: each.count, reference: each.reference })
  }
  if (errors.length > 0) return { ok: false, errors: errors.toSorted((a, b) => a.line - b.line) }
  return { ok: true, items, licenses }
}
