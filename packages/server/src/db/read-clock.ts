import { sql } from 'kysely'
import type { Instant } from '@tenure/core'
import { transaction, type Db } from './database.ts'

/** What the database knows of the time: its own clock, and the last entry of the ledger; null while that is empty. */
export const readClock = (
  db: Db,
): Promise<{ readonly at: Instant; readonly lastMovementAt: Instant | null }> =>
  transaction(db, { sight: 'all' }, async (tx) => {
    const { rows } = await sql<{ at: number; lastMovementAt: number | null }>`
      select clock_timestamp() as at, (select max(at) from movement) as "lastMovementAt"`.execute(tx)
    if (rows[0] === undefined) throw new Error('the database did not say what time it is')
    return rows[0]
  })
