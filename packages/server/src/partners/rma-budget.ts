import { addMonths, rmaBudgetAt, type Instant, type RmaBudget, type Sight } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { listRmas } from '../ledger/store.ts'
import { getPolicy } from '../settings/store.ts'

/** T6: what an RMA is judged by, and what is shown before one. */
export const getRmaBudget = async (
  sight: Sight,
  tx: Tx,
  partnerId: string,
  at: Instant,
): Promise<RmaBudget> => {
  const givenUpAt = await listRmas(sight, tx, partnerId, addMonths(at, -12))
  return rmaBudgetAt(givenUpAt, await getPolicy(tx), at)
}
