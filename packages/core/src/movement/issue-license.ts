import type { Product } from '../license/catalog.ts'
import type { License } from '../license/license.ts'
import type { Instant } from '../time/instant.ts'
import { moveEach, type Moved } from './movement.ts'

export type Purchase = {
  readonly product: Pick<Product, 'sku' | 'kind' | 'trialOf' | 'quantity' | 'term' | 'termStart'>
  readonly partnerId: string
  /** A new random UUID: the License ID. */
  readonly licenseId: string
  readonly at: Instant
}

/** T1: vendor → partner inventory. What was bought never changes afterwards (T5), whatever becomes of the product. */
export const issueLicense = ({ product, partnerId, licenseId, at }: Purchase): Moved => {
  const { sku, kind, trialOf, quantity, term, termStart } = product
  const license: License = {
    ...{ id: licenseId, sku, kind, trialOf, quantity, term, termStart },
    ...{ startsAt: null, endsAt: null, upgradesTo: null, everActivated: false },
    issuedAt: at,
    holder: { at: 'vendor' },
  }
  return moveEach([license], 'issue', () => ({ at: 'inventory', partnerId }))
}
