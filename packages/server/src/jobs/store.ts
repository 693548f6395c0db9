import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What the service does after a commit, by name, with its payload. Payloads carry ids, never contents. */
export type Jobs = {
  /** M9, T8, A1: one mail is sent. */
  readonly 'send-notice': { readonly partnerId: string; readonly mailId: string }
}

/** Adds jobs in the transaction that causes them: they run if and only if that commits (a transactional outbox). */
export const addJobs = async <Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payloads: readonly Jobs[Name][],
): Promise<void> => {
  await sql`select graphile_worker.add_job(${name}, payload => payload)
    from json_array_elements(${JSON.stringify(payloads)}::json) as payload`.execute(tx)
}
