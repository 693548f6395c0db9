import { orThrow } from '@tenure/sdk'
import type { Entry, Once } from '../diary.ts'
import type { PartnerKey } from '../plan.ts'
import { partnerId, putOnShelf, type ShelvedLicense, type Stage } from '../stage.ts'
import { partners } from '../tables/partners.ts'

/** T1: the orders that went into the inventories of the partners. */
export const fillInventories = (): Entry[] =>
  partners.flatMap(({ key, stock }) =>
    stock.map(({ when, reference, lines }) => ({
      when,
      name: `stock-${reference}`,
      act: async (stage: Stage, once: Once) => {
        const skus = lines.flatMap(([sku, count]) => Array.from({ length: count }, () => sku))
        putOnShelf(stage, key, await purchase(stage, once, { partner: key, skus, reference }))
      },
    })),
  )

export type Purchase = {
  readonly partner: PartnerKey
  /** One license of each: a SKU may come several times. */
  readonly skus: readonly string[]
  readonly reference: string
}

/** Issues an order as the vendor's order desk does, from CSV. */
export const purchase = async (
  stage: Stage,
  once: Once,
  { partner, skus, reference }: Purchase,
): Promise<ShelvedLicense[]> => {
  const counts = [...Map.groupBy(skus, (sku) => sku)].map(([sku, same]) => [sku, same.length] as const)
  const lines = counts.map(([sku, count]) => `${partnerId(stage, partner)},${sku},${count},${reference}`)
  const body = ['partner,sku,count,reference', ...lines].join('\n')
  const { licenseIds } = orThrow(await stage.vendor.issueOrder({ ...once('order'), body }))
  // The licenses come in the order of the lines.
  const bought = counts.flatMap(([sku, count]) => Array.from({ length: count }, () => sku))
  return bought.map((sku, index) => ({ sku, id: licenseIds[index] ?? '' }))
}
