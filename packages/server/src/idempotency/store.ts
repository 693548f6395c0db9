import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

export type Claim = {
  readonly callerId: string
  readonly key: string
  readonly requestHash: string
}

export type Stored = { readonly requestHash: string; readonly status: number; readonly reply: string | null }

/**
 * Claims the key for this transaction; false when it is taken. Waits for a concurrent transaction that works on the
 * same key: the row is free again if that one rolls back.
 */
export const claimKey = async (tx: Tx, claim: Claim, at: number): Promise<boolean> => {
  const claimed = await tx
    .insertInto('idempotency')
    .values({
      caller_id: claim.callerId,
      key: claim.key,
      request_hash: claim.requestHash,
      created_at: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return claimed !== undefined
}

/** The reply given under a key that was claimed before. Throws when there is none. */
export const getStored = async (tx: Tx, { callerId, key }: Claim): Promise<Stored> => {
  const row = await tx
    .selectFrom('idempotency')
    .select(['request_hash', 'status', 'reply'])
    .where('caller_id', '=', callerId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (row.status === null) throw new Error('an idempotency row was committed without its reply')
  return { requestHash: row.request_hash, status: row.status, reply: row.reply }
}

export const keepReply = async (
  tx: Tx,
  { callerId, key }: Claim,
  status: number,
  reply: string | null,
): Promise<void> => {
  await tx
    .updateTable('idempotency')
    .set({ status, reply })
    .where('caller_id', '=', callerId)
    .where('key', '=', key)
    .execute()
}

/**
 * Deletes up to `limit` replies of all callers from before an instant, and says how many. `at` is what time it is: the
 * row-level security policy lets no transaction delete what is younger than 7 days then.
 */
export const deleteOldReplies = async (
  tx: Tx,
  { at, before, limit }: { readonly at: number; readonly before: number; readonly limit: number },
): Promise<number> => {
  await sql`select set_config('tenure.forgets_at', ${new Date(at).toISOString()}, true)`.execute(tx)
  const { numAffectedRows } = await sql`
    delete from idempotency where (caller_id, key) in (
      select caller_id, key from idempotency where created_at < ${new Date(before)} order by created_at limit ${limit})
  `.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Runs `work`, and undoes what it wrote when `keep` says no. The transaction itself goes on. */
export const undoUnless = async <Result>(
  tx: Tx,
  keep: (result: Result) => boolean,
  work: () => Promise<Result>,
): Promise<Result> => {
  await sql`savepoint before_work`.execute(tx)
  const result = await work()
  if (!keep(result)) await sql`rollback to savepoint before_work`.execute(tx)
  return result
}
