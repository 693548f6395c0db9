import { REPLIES_KEPT_DAYS } from '@tenure/contract'
import { addDays, type Instant } from '@tenure/core'
import { transaction, type Db } from '../db/database.ts'
import { deleteOldReplies } from './store.ts'

/** Rows that one transaction deletes at most, so that none is long. */
const BATCH = 5000

/** Deletes the replies that are kept no longer, and says how many those were. May run twice at the same time. */
export const forgetReplies = async (db: Db, at: Instant, batch: number = BATCH): Promise<number> => {
  const before = addDays(at, -REPLIES_KEPT_DAYS)
  const forgetSome = () =>
    transaction(db, { sight: 'all' }, (tx) => deleteOldReplies(tx, { at, before, limit: batch }))
  let forgotten = 0
  let deleted: number
  do {
    deleted = await forgetSome()
    forgotten += deleted
  } while (deleted === batch)
  return forgotten
}
