import type { LicenseSeen } from '@tenure/contract'

/** Several licenses of one product. */
export type ProductSum = {
  readonly key: string
  /** One of them, which says what it is. */
  readonly example: LicenseSeen
  readonly licenses: number
  readonly quantity: number
}

/** What is moved, by product; parts of a split license stand by themselves, since their size differs. */
export const sumByProduct = (licenses: readonly LicenseSeen[]): readonly ProductSum[] => {
  const sums = new Map<string, ProductSum>()
  for (const license of licenses) {
    const key = `${license.sku} ${license.quantity}`
    const before = sums.get(key)
    sums.set(key, {
      key,
      example: before?.example ?? license,
      licenses: (before?.licenses ?? 0) + 1,
      quantity: (before?.quantity ?? 0) + license.quantity,
    })
  }
  return [...sums.values()].toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
}

/** How many licenses, and for how many field devices. */
export type Stock = { readonly licenses: number; readonly capacity: number; readonly maintenance: number }

export const stockOf = (licenses: readonly Pick<LicenseSeen, 'kind' | 'quantity'>[]): Stock => ({
  licenses: licenses.length,
  capacity: quantityOf(licenses, 'capacity'),
  maintenance: quantityOf(licenses, 'maintenance'),
})

export const addStock = (one: Stock, other: Stock): Stock => ({
  licenses: one.licenses + other.licenses,
  capacity: one.capacity + other.capacity,
  maintenance: one.maintenance + other.maintenance,
})

const quantityOf = (licenses: readonly Pick<LicenseSeen, 'kind' | 'quantity'>[], kind: LicenseSeen['kind']) =>
  licenses.filter((each) => each.kind === kind).reduce((sum, { quantity }) => sum + quantity, 0)
