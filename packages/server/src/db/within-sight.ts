import type { Sight } from '@tenure/core'
import { sql, type RawBuilder, type SqlBool } from 'kysely'

/**
 * A4 as a condition of a query: the explicit filter that every store function applies, with row-level security
 * behind it. `table` is the name or alias of a table with `partner_id` and, for accounts' callers, `account_id`.
 */
export const withinSight = (
  sight: Sight,
  table: string,
  accountColumn: 'account_id' | 'id' = 'account_id',
): RawBuilder<SqlBool> => {
  const partner = sql.ref(`${table}.partner_id`)
  switch (sight.of) {
    case 'vendor':
      return sql<SqlBool>`true`
    case 'partner':
      return sql<SqlBool>`${partner} = ${sight.partnerId}`
    case 'account':
      return sql<SqlBool>`${partner} = ${sight.partnerId} and ${sql.ref(`${table}.${accountColumn}`)} = ${sight.accountId}`
  }
}
