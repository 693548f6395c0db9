import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jobQueue from 'graphile-worker/package.json' with { type: 'json' }
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase, type Db } from './database.ts'
import { migrateJobs } from '../jobs/run-jobs.ts'
import { startEmbedded } from './embedded/start.ts'
import { migrate, readMigrations } from './migrate.ts'

/** A database of its own for one test file, and how to reach it from another process. */
export type TestDatabase = { readonly db: Db; readonly url: string }

/** Where the test or the file says what to do when it is over: a `TestContext`, or `{ after }` of `node:test`. */
export type Lifetime = { readonly after: (work: () => Promise<void>) => void }

/**
 * A fresh, migrated database, dropped when the test or file is over. Files that run in parallel share one server: the
 * one of TENURE_TEST_DATABASE_URL (a superuser's URL), else an embedded one that the first starts and the last stops.
 * The role of `url` is an ordinary one, so row-level security holds in tests as it does in production.
 */
export const withDatabase = async (lifetime: Lifetime): Promise<TestDatabase> => {
  const server = await enterServer()
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`
  await clone(admin, await migratedTemplate(admin, server.adminUrl), name)
  const url = databaseUrl(server.adminUrl, name, ROLE)
  const db = openDatabase(url)
  lifetime.after(async () => {
    await db.destroy()
    await othersToLeave(admin, name)
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
    await server.leave()
  })
  return { db, url }
}

/** The server that the tests of this checkout share: hold it over a whole run, and no file has to start it. */
export const enterServer = async (): Promise<{ adminUrl: string; leave: () => Promise<void> }> => {
  const given = process.env['TENURE_TEST_DATABASE_URL']
  if (given !== undefined) return { adminUrl: given, leave: async () => {} }
  const checkout = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 8)
  const dataDir = join(tmpdir(), `tenure-test-${process.getuid?.() ?? 'user'}-${checkout}`)
  const server = await startEmbedded({ dataDir, durable: false })
  return { adminUrl: server.adminUrl, leave: server.stop }
}

/** The role of tests has a password, because an external server may ask for one; it guards nothing. */
const ROLE = { name: 'tenure_test', password: 'tenure_test' }

const TEMPLATE_LOCK = 7400

/** A killed run leaves its databases; the next one, later than this, removes them. */
const MAX_AGE_MS = 2 * 60 * 60 * 1000

/** The database that has been migrated once and is cloned from then on; another one when the migrations change. */
const migratedTemplate = async (admin: pg.Client, adminUrl: string): Promise<string> => {
  const migrations = await readMigrations()
  const text = [...migrations.map((migration) => migration.text), jobQueue.version].join()
  const name = `template_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  if (await exists(admin, name)) return name
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    if (await exists(admin, name)) return name
    await removeLeftovers(admin)
    const role = await admin.query('select 1 from pg_roles where rolname = $1', [ROLE.name])
    if (role.rowCount === 0) await admin.query(`create role ${ROLE.name} login password '${ROLE.password}'`)
    const unfinished = `${name}_unfinished`
    await admin.query(`drop database if exists ${unfinished}`)
    await admin.query(
      `create database ${unfinished} owner ${ROLE.name} template template0 encoding 'utf8' locale 'C'`,
    )
    const db = openDatabase(databaseUrl(adminUrl, unfinished, ROLE))
    await migrate(db, migrations).finally(() => db.destroy())
    await migrateJobs(databaseUrl(adminUrl, unfinished, ROLE), null)
    await admin.query(`alter database ${unfinished} rename to ${name}`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

/** A pool that is being closed has connections for a moment yet; ending those by force would be an error in it. */
const othersToLeave = async (admin: pg.Client, database: string): Promise<void> => {
  const deadline = performance.now() + 1000
  const query = 'select from pg_stat_activity where datname = $1'
  while (performance.now() < deadline && (await admin.query(query, [database])).rowCount !== 0) await delay(5)
}

const exists = async (admin: pg.Client, database: string): Promise<boolean> =>
  (await admin.query('select 1 from pg_database where datname = $1', [database])).rowCount === 1

const clone = (admin: pg.Client, template: string, name: string) =>
  admin.query(`create database ${name} template ${template} owner ${ROLE.name} strategy file_copy`)

const removeLeftovers = async (admin: pg.Client): Promise<void> => {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^(test_\\d+_|template_[0-9a-f]{16})'`,
  )
  for (const { name } of rows) {
    const madeAt = Number(/^test_(\d+)_/.exec(name)?.[1] ?? 0)
    if (Date.now() - madeAt > MAX_AGE_MS) await admin.query(`drop database if exists ${name}`).catch(() => {})
  }
}

const databaseUrl = (
  serverUrl: string,
  database: string,
  role: { name: string; password: string },
): string => {
  // The URL of a socket has no host, which URL() does not take.
  const url = new URL(serverUrl.replace('@/', '@socket/'))
  url.username = role.name
  url.password = role.password
  url.pathname = `/${database}`
  return url.href.replace('@socket/', '@/')
}
