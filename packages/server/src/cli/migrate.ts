import { connectDatabase } from '../db/connect.ts'
import { migrate, migrationState } from '../db/migrate.ts'
import { migrateJobs } from '../jobs/run-jobs.ts'
import { readSettings } from '../settings.ts'
import type { CliParts } from './at-service.ts'
import type { Report } from './report.ts'

/** `tenure migrate`: brings the database up to this version. With `dryRun` it only says what is missing. */
export const runMigrate = async ({ environment }: CliParts, dryRun: boolean): Promise<Report> => {
  const { db, url, close } = await connectDatabase(readSettings(environment))
  try {
    if (dryRun) {
      const state = await migrationState(db)
      const lines = state.pending.map((name) => `pending ${name}`)
      return { lines: lines.length > 0 ? lines : [UP_TO_DATE], json: state }
    }
    const applied = await migrate(db)
    await migrateJobs(url, null)
    const lines = applied.map((name) => `applied ${name}`)
    return { lines: lines.length > 0 ? lines : [UP_TO_DATE], json: { applied } }
  } finally {
    await close()
  }
}

const UP_TO_DATE = 'The database is up to date.'
