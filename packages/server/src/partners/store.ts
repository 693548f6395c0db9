import type { Sight } from '@tenure/core'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { isUniqueViolation } from '../db/unique-violation.ts'

export type PartnerRow = {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly created_at: number
}

export const partnerColumns = ['id', 'name', 'version', 'created_at'] as const

/** A4: a partner sees itself; the partner of an account is its seller, and in its sight too. */
export const inPartnerSight = (sight: Sight): RawBuilder<SqlBool> =>
  sight.of === 'vendor' ? sql<SqlBool>`true` : sql<SqlBool>`partner.id = ${sight.partnerId}`

export const findPartner = (sight: Sight, tx: Tx, id: string): Promise<PartnerRow | undefined> =>
  tx
    .selectFrom('partner')
    .select(partnerColumns)
    .where(inPartnerSight(sight))
    .where('id', '=', id)
    .executeTakeFirst()

/** The partners whose name, or id in any case of letters, is one of the words; in no order. */
export const findPartnersByWord = (
  sight: Sight,
  tx: Tx,
  words: readonly string[],
): Promise<Pick<PartnerRow, 'id' | 'name'>[]> =>
  tx
    .selectFrom('partner')
    .select(['id', 'name'])
    .where(inPartnerSight(sight))
    .where(
      sql<SqlBool>`(name = any(${words}::text[]) or id::text = any(${words.map((word) => word.toLowerCase())}::text[]))`,
    )
    .execute()

/**
 * As `findPartner`; nobody else changes it until the transaction ends. Accounts and licenses that are made for it
 * meanwhile, whose foreign keys look at it, do not wait: else a split, which holds its license by then, could wait in a ring.
 */
export const lockPartner = (sight: Sight, tx: Tx, id: string): Promise<PartnerRow | undefined> =>
  tx
    .selectFrom('partner')
    .select(partnerColumns)
    .where(inPartnerSight(sight))
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** False when another partner has the name. */
export const insertPartner = async (
  tx: Tx,
  partner: { readonly id: string; readonly name: string },
  at: number,
): Promise<boolean> => {
  const inserted = await tx
    .insertInto('partner')
    .values({ ...partner, created_at: new Date(at) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The row after the change; undefined when another partner has the name. */
export const renamePartner = async (
  sight: Sight,
  tx: Tx,
  id: string,
  name: string,
): Promise<PartnerRow | undefined> => {
  try {
    return await tx
      .updateTable('partner')
      .set((row) => ({ name, version: row('version', '+', 1) }))
      .where(inPartnerSight(sight))
      .where('id', '=', id)
      .returning(partnerColumns)
      .executeTakeFirstOrThrow()
  } catch (error) {
    if (isUniqueViolation(error)) return undefined
    throw error
  }
}
