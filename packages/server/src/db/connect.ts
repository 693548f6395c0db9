import { sql } from 'kysely'
import { Misconfigured } from '../misconfigured.ts'
import type { Settings } from '../settings.ts'
import { databaseOn, openPool, type Db } from './database.ts'
import { startEmbedded } from './embedded/start.ts'
import { asOutage, Outage } from './outage.ts'

export type Connection = {
  readonly db: Db
  readonly url: string
  /** Connections of the pool, and callers that wait for one. */
  readonly poolCounts: () => { readonly total: number; readonly idle: number; readonly waiting: number }
  readonly close: () => Promise<void>
}

/**
 * Connects to the database of the settings, the embedded one included, which it starts where it does not run yet.
 * Throws `Misconfigured` where it cannot be reached or the role would see through row-level security.
 */
export const connectDatabase = async (
  settings: Pick<Settings, 'databaseUrl' | 'databaseConnections' | 'dataDir'>,
  onConnectionLost: (error: Error) => void = () => {},
): Promise<Connection> => {
  const embedded =
    settings.databaseUrl === null ? await startEmbedded({ dataDir: settings.dataDir, durable: true }) : null
  const url = settings.databaseUrl ?? embedded?.url ?? ''
  const pool = openPool(url, { max: settings.databaseConnections, onConnectionLost })
  const db = databaseOn(pool)
  const poolCounts = () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount })
  const close = async () => {
    await db.destroy()
    await embedded?.stop()
  }
  try {
    await checkRole(db)
    return { db, url, poolCounts, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A4: superusers, and roles that bypass row-level security, see every partner's rows whatever the policies say. */
const checkRole = async (db: Db): Promise<void> => {
  const role = await readRole(db)
  if (role.version < MINIMUM_VERSION)
    throw new Misconfigured(
      `the database is PostgreSQL ${Math.floor(role.version / 10_000)}`,
      'Tenure needs PostgreSQL 15 or newer.',
    )
  if (role.superuser || role.bypassesRls)
    throw new Misconfigured(
      `the database role ${role.name} is ${role.superuser ? 'a superuser' : 'exempt from row-level security'}, so it would see every partner's data`,
      `Use an ordinary role that owns the database: create role tenure login password '…'; alter database … owner to tenure; and name it in TENURE_DATABASE_URL.`,
    )
}

/** As `server_version_num` gives it. */
const MINIMUM_VERSION = 150_000

type Role = {
  readonly name: string
  readonly superuser: boolean
  readonly bypassesRls: boolean
  readonly version: number
}

const readRole = async (db: Db): Promise<Role> => {
  try {
    const { rows } = await sql<Role>`
      select rolname as name, rolsuper as superuser, rolbypassrls as "bypassesRls",
        current_setting('server_version_num')::integer as version
      from pg_roles where rolname = current_user`.execute(db)
    if (rows[0] === undefined) throw new Error('the role of the connection is not in pg_roles')
    return rows[0]
  } catch (error) {
    const outage = asOutage(error)
    const reason = error instanceof Error ? error.message : String(error)
    if (outage instanceof Outage || isRefusal(error))
      throw new Misconfigured(
        `the database cannot be reached: ${reason}`,
        'Check that it runs, and host, port, role, password and database in TENURE_DATABASE_URL.',
        error,
      )
    throw error
  }
}

/** SQLSTATE 28: wrong role or password; 3D000: no such database; 42501: not allowed to connect. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(28...|3D000|42501)$/.test(String(error.code))
