import { catalog, type Instant } from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import { productToRow } from './convert.ts'
import { hasProducts, insertProduct } from './store.ts'

/**
 * Puts the shipped catalog (spec §2) into a database that has no product yet, and says how many products that were.
 * From then on the catalog is the vendor's: products are never deleted, so it is never loaded again. Of parallel
 * starts each finds what the other inserted, waits for it and leaves it.
 */
export const loadShippedCatalog = (db: Db, at: Instant): Promise<number> =>
  transaction(db, { sight: 'all' }, async (tx) => {
    if (await hasProducts(tx)) return 0
    let loaded = 0
    for (const product of catalog) {
      const row = productToRow({ ...product, term: { ...product.term } })
      if ((await insertProduct(tx, row, at)) !== undefined) loaded++
    }
    return loaded
  })
