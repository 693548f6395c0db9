import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql, type Transaction } from 'kysely'
import { Misconfigured } from '../misconfigured.ts'
import type { Db } from './database.ts'

export type Migration = { readonly number: number; readonly name: string; readonly text: string }

/** What the database has, compared with what this version of Tenure brings. */
export type MigrationState = {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
}

/** The migrations of this version: `migrations/NNNN-name.sql`, in order, without gaps. */
export const readMigrations = async (
  folder: URL = new URL('./migrations/', import.meta.url),
): Promise<Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const match = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)
      const number = Number(match?.[1])
      if (number !== index + 1) throw new Error(`migrations must be numbered 0001, 0002, …: ${file}`)
      return { number, name: file.slice(0, -4), text: await readFile(new URL(file, folder), 'utf8') }
    }),
  )
}

/**
 * Brings the schema up to this version; returns the names of the migrations it applied. All of them in one
 * transaction, under a lock, so that parallel starts apply each once and a failure leaves nothing half done.
 * Throws `Misconfigured` when the database is newer than this version or a migration was edited after it was applied.
 */
export const migrate = async (db: Db, migrations?: readonly Migration[]): Promise<string[]> => {
  const known = migrations ?? (await readMigrations())
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local lock_timeout = '60s'`.execute(tx)
    await sql`select set_config('tenure.scope', 'all', true)`.execute(tx)
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)
    await sql`create table if not exists schema_migration (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`.execute(
      tx,
    )
    const pending = comparePending(known, await readApplied(tx))
    for (const migration of pending) await apply(tx, migration)
    return pending.map((migration) => migration.name)
  })
}

/** Reads only. Throws as `migrate` does. */
export const migrationState = async (db: Db, migrations?: readonly Migration[]): Promise<MigrationState> => {
  const known = migrations ?? (await readMigrations())
  const applied = await readApplied(db)
  return {
    applied: applied.map((row) => row.name),
    pending: comparePending(known, applied).map((migration) => migration.name),
  }
}

/** Any number that nothing else in the database locks: "tenu" in ASCII. */
const MIGRATION_LOCK = 0x74656e75

type Applied = { readonly number: number; readonly name: string; readonly checksum: string }

const readApplied = async (db: Db | Transaction<never>): Promise<Applied[]> => {
  const found = await sql<{
    found: boolean
  }>`select to_regclass('schema_migration') is not null as found`.execute(db)
  if (found.rows[0]?.found !== true) return []
  const { rows } =
    await sql<Applied>`select number, name, checksum from schema_migration order by number`.execute(db)
  return rows
}

const comparePending = (known: readonly Migration[], applied: readonly Applied[]): readonly Migration[] => {
  const newest = applied.at(-1)
  if (newest !== undefined && newest.number > known.length)
    throw new Misconfigured(
      `the database was migrated by a newer version of Tenure (${newest.name}); this one knows ${known.length} migration(s)`,
      'Start the newer version again, or restore the backup made before it was installed.',
    )
  for (const row of applied) {
    const migration = known[row.number - 1]
    if (migration === undefined || migration.name !== row.name || checksum(migration) !== row.checksum)
      throw new Misconfigured(
        `migration ${row.name} is not the one that was applied to the database`,
        'Migrations are never edited: restore its text, and put the change into a new migration.',
      )
  }
  return known.slice(applied.length)
}

const apply = async (tx: Transaction<never> | Db, migration: Migration): Promise<void> => {
  await sql.raw(migration.text).execute(tx)
  await sql`insert into schema_migration (number, name, checksum)
    values (${migration.number}, ${migration.name}, ${checksum(migration)})`.execute(tx)
}

const checksum = (migration: Migration): string => createHash('sha256').update(migration.text).digest('hex')
