import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Db } from '../database.ts'

/** Every table with the number of its rows and a checksum over them: two are equal when nothing was changed. */
export const fingerprint = (db: Db, callerId: string): Promise<Readonly<Record<string, string>>> =>
  transaction(db, { sight: 'all', callerId }, async (tx) => {
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(tx)
    const prints: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const rows = await sql<{ row: string }>`
        select t::text as row from ${sql.table(name)} t order by t::text`.execute(tx)
      const text = rows.rows.map(({ row }) => row).join('\n')
      prints[name] = `${rows.rows.length} ${createHash('sha256').update(text).digest('hex')}`
    }
    return prints
  })
