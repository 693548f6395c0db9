import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What the service does after a commit, by name, with its payload. Payloads carry ids, never contents. */
export type Jobs = {
  /** A1: the contacts of an account hear of each new controller. */
  readonly 'controller-joined': {
    readonly partnerId: string
    readonly controllerId: string
    /** The account it joined then, wherever it is when the job runs. */
    readonly accountId: string
  }
}

/** Adds a job in the transaction that causes it: it runs if and only if that commits (a transactional outbox). */
export const addJob = async <Name extends keyof Jobs>(
  tx: Tx,
  name: Name,
  payload: Jobs[Name],
): Promise<void> => {
  await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json)`.execute(tx)
}
