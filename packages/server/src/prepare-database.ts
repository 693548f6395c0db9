import type { Instant } from '@tenure/core'
import { loadShippedCatalog } from './catalog/load-shipped.ts'
import type { Connection } from './db/connect.ts'
import { migrate } from './db/migrate.ts'
import { migrateJobs } from './jobs/run-jobs.ts'
import type { Log } from './log.ts'

export type Prepared = {
  /** Names of the migrations that were applied. */
  readonly applied: readonly string[]
  /** How many products of the shipped catalog were loaded: all, into a new database, else none. */
  readonly products: number
}

/**
 * Brings a database to where the service can work with it: schema, job queue, catalog. Does nothing where all is
 * there, and parallel starts do it once between them. Without a log it is silent. Throws as `migrate` does.
 */
export const prepareDatabase = async (
  { db, url }: Pick<Connection, 'db' | 'url'>,
  at: Instant,
  log: Log | null,
): Promise<Prepared> => {
  const applied = await migrate(db)
  await migrateJobs(url, log)
  return { applied, products: await loadShippedCatalog(db, at) }
}
