import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What the service does after a commit, by name, with its payload. Payloads carry ids, never contents. */
export type Jobs = {
  /** M9, T8, A1: one mail is sent. */
  readonly 'send-notice': { readonly partnerId: string; readonly mailId: string }
  /** Somebody was invited, and gets the link. */
  readonly invited: { readonly invitationId: string }
}

/** Adds a job in the transaction that causes it: it runs if and only if that commits (a transactional outbox). */
export const addJob = <Name extends keyof Jobs>(tx: Tx, name: Name, payload: Jobs[Name]): Promise<void> =>
  addJobs(tx, name, [payload])

/** As `addJob`, any number at once. */
export const addJobs = async <Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payloads: readonly Jobs[Name][],
): Promise<void> => {
  await sql`select graphile_worker.add_job(${name}, payload => payload)
    from json_array_elements(${JSON.stringify(payloads)}::json) as payload`.execute(tx)
}
