import { verifyLedger, type LedgerReport, type Sight } from '@tenure/core'
import { transaction, type Db, type Tx } from '../db/database.ts'
import { listForVerification as listLicenses } from '../licenses/store.ts'
import { listForVerification as listMovements } from './store.ts'

/** Rows read at once. */
const PAGE = 5000

/**
 * T5: replays the whole ledger in sight, and compares it with the license rows. Reads one moment of the database
 * without holding anybody up; needs about 1 kB of memory for each license and each movement.
 */
export const verify = (db: Db, sight: Sight): Promise<LedgerReport> =>
  transaction(db, { sight, snapshot: true }, async (tx) => {
    const licenses = await readAll(listLicenses, sight, tx)
    const movements = await readAll(listMovements, sight, tx)
    return verifyLedger(movements, licenses)
  })

type ReadPage<Row> = (
  sight: Sight,
  tx: Tx,
  page: { readonly after: string | null; readonly limit: number },
) => Promise<Row[]>

const readAll = async <Row extends { readonly id: string }>(
  read: ReadPage<Row>,
  sight: Sight,
  tx: Tx,
): Promise<Row[]> => {
  const rows: Row[] = []
  for (;;) {
    const page = await read(sight, tx, { after: rows.at(-1)?.id ?? null, limit: PAGE })
    for (const row of page) rows.push(row)
    if (page.length < PAGE) return rows
  }
}
