import { connectDatabase } from '../db/connect.ts'
import { migrationState } from '../db/migrate.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { readSettings } from '../settings.ts'
import type { CliParts } from './at-service.ts'
import type { Report } from './report.ts'

/** `tenure migrate`: brings the database up to this version, a new one with the shipped catalog. With `dryRun` it only says what is missing. */
export const runMigrate = async ({ environment, now }: CliParts, dryRun: boolean): Promise<Report> => {
  const connection = await connectDatabase(readSettings(environment))
  try {
    if (dryRun) {
      const state = await migrationState(connection.db)
      const lines = state.pending.map((name) => `pending ${name}`)
      return { lines: lines.length > 0 ? lines : [UP_TO_DATE], json: state }
    }
    const { applied, products } = await prepareDatabase(connection, now(), null)
    const lines = applied.map((name) => `applied ${name}`)
    if (products > 0) lines.push(`loaded the shipped catalog: ${products} products`)
    return { lines: lines.length > 0 ? lines : [UP_TO_DATE], json: { applied, products } }
  } finally {
    await connection.close()
  }
}

const UP_TO_DATE = 'The database is up to date.'
