import type { OrderLine, LineError, ReadOrder } from './read-order.ts'

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

  for (const line of order.lines) {
    const partnerId = partnersByWord.get(line.partner) ?? partnersByWord.get(line.partner.toLowerCase())
    const product = productsBySku.get(line.sku)
    if (partnerId === undefined) errors.push(error(line, `No partner is named "${shown(line.partner)}".`))
    if (product === undefined) errors.push(error(line, `No product has the SKU "${shown(line.sku)}".`))
    else if (!product.onSale) errors.push(error(line, `The product ${product.sku} is not on sale.`))
    const before = licenses
    licenses += line.count
    if (before <= MAX_ORDER_LICENSES && licenses > MAX_ORDER_LICENSES)
      errors.push(
        error(line, `With this line the order passes ${MAX_ORDER_LICENSES} licenses; split the order.`),
      )
    if (partnerId !== undefined && product !== undefined)
      items.push({ partnerId, product, count: line.count, reference: line.reference })
  }
  if (errors.length > 0) return { ok: false, errors: errors.toSorted((a, b) => a.line - b.line) }
  return { ok: true, items, licenses }
}

const error = ({ line }: OrderLine, message: string): LineError => ({ line, message })
const shown = (text: string) => text.slice(0, 80)
