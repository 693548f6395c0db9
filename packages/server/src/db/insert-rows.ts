import { sql, type Insertable } from 'kysely'
import type { Tx } from './database.ts'
import type { Schema } from './schema.ts'

/**
 * Inserts any number of rows in one statement with one parameter. A `values` list is bounded by PostgreSQL's 65,535
 * parameters (an order of 10,000 licenses has 200,000 values) and costs a parse of each. Every row must name the
 * same columns; a column that no row names gets its default.
 */
export const insertRows = async <Table extends keyof Schema & string>(
  tx: Tx,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const name = sql.table(table)
  await sql`insert into ${name} (${columns})
    select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)`.execute(tx)
}
