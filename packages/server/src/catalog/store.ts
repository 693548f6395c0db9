import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { productFromRow, type NewProduct, type ProductRow, type StoredProduct } from './convert.ts'

const columns = [
  'sku',
  'name',
  'kind',
  'trial_of',
  'quantity',
  'term_unit',
  'term_count',
  'term_start',
  'on_sale',
  'version',
  'created_at',
] as const

/** Products belong to the vendor and are in everybody’s sight. In order of SKU. */
export const listProducts = (tx: Tx, after: string | null, limit: number): Promise<ProductRow[]> =>
  tx
    .selectFrom('product')
    .select(columns)
    .$if(after !== null, (query) => query.where('sku', '>', after))
    .orderBy('sku')
    .limit(limit)
    .execute()

export const hasProducts = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('product').select('sku').limit(1).executeTakeFirst()) !== undefined

export const findProduct = (tx: Tx, sku: string): Promise<ProductRow | undefined> =>
  tx.selectFrom('product').select(columns).where('sku', '=', sku).executeTakeFirst()

/** As `findProduct`; nobody else changes it until the transaction ends. */
export const lockProduct = (tx: Tx, sku: string): Promise<ProductRow | undefined> =>
  tx.selectFrom('product').select(columns).where('sku', '=', sku).forUpdate().executeTakeFirst()

/** Undefined when the SKU is taken. */
export const insertProduct = (tx: Tx, product: NewProduct, at: number): Promise<ProductRow | undefined> =>
  tx
    .insertInto('product')
    .values({ ...product, created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('sku').doNothing())
    .returning(columns)
    .executeTakeFirst()

export const updateProduct = (
  tx: Tx,
  sku: string,
  change: Pick<ProductRow, 'name' | 'on_sale'>,
): Promise<ProductRow> =>
  tx
    .updateTable('product')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('sku', '=', sku)
    .returning(columns)
    .executeTakeFirstOrThrow()

/** Those of the SKUs that exist, in no order. */
export const findProducts = async (tx: Tx, skus: readonly string[]): Promise<StoredProduct[]> => {
  const rows = await tx
    .selectFrom('product')
    .select(columns)
    .where(sql<SqlBool>`sku = any(${skus}::text[])`)
    .execute()
  return rows.map(productFromRow)
}
