import type { LicenseSeen } from '@tenure/contract'

export type Match = { readonly ending: LicenseSeen; readonly renewal: LicenseSeen | null }

/**
 * For each maintenance that ends one license of the inventory, each used once: the same product where there is one, else
 * the smallest that is large enough, and of those the one that was bought first. The largest choose first, because few
 * fit them.
 */
export const matchRenewals = (
  ending: readonly LicenseSeen[],
  inventory: readonly LicenseSeen[],
): readonly Match[] => {
  const free = new Set(
    inventory
      .filter(
        ({ kind, startsAt, holder }) =>
          kind === 'maintenance' && startsAt === null && holder.at === 'inventory',
      )
      .toSorted((a, b) => a.quantity - b.quantity || a.issuedAt.localeCompare(b.issuedAt)),
  )
  const chosen = new Map<string, LicenseSeen>()
  const take = (license: LicenseSeen, fits: (candidate: LicenseSeen) => boolean): void => {
    const found = chosen.has(license.id) ? undefined : [...free].find(fits)
    if (found === undefined) return
    free.delete(found)
    chosen.set(license.id, found)
  }
  const paid = ending.filter(({ kind }) => kind === 'maintenance')
  const largestFirst = paid.toSorted((a, b) => b.quantity - a.quantity)
  for (const license of largestFirst)
    take(license, ({ sku, quantity }) => sku === license.sku && quantity === license.quantity)
  for (const license of largestFirst) take(license, ({ quantity }) => quantity >= license.quantity)
  return paid.map((license) => ({ ending: license, renewal: chosen.get(license.id) ?? null }))
}
