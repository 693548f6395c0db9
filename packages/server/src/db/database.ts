import { setTimeout as delay } from 'node:timers/promises'
import type { Sight } from '@tenure/core'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { asOutage, isContention, Outage } from './outage.ts'
import { columnParsers } from './parse-column.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

export type DatabaseOptions = {
  /** Connections the pool opens at most. */
  readonly max?: number
  /** A statement is given up after this long. */
  readonly statementTimeoutMs?: number
  /** Waiting for a lock is given up after this long. */
  readonly lockTimeoutMs?: number
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void
}

/** A pool of connections to `url` (a PostgreSQL connection string). Connects on first use; `db.destroy()` closes it. */
export const openDatabase = (url: string, options: DatabaseOptions = {}): Db =>
  databaseOn(openPool(url, options))

/** The database behind a pool; `db.destroy()` closes both. For whoever wants to count the pool's connections. */
export const databaseOn = (pool: pg.Pool): Db =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })

export const openPool = (url: string, options: DatabaseOptions = {}): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    types: columnParsers,
    application_name: 'tenure',
    // What columnParsers relies on, whatever the server, the database or the role has set.
    options: '-c timezone=UTC -c datestyle=ISO',
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    lock_timeout: options.lockTimeoutMs ?? 10_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // Without listeners a connection that breaks would end the process: on the pool while it is idle, on the client
  // itself while it is in use, where the query fails as well and tells its caller.
  pool.on('error', options.onConnectionLost ?? (() => {}))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** For whom a transaction works: row-level security shows it nothing else. */
export type Standing = {
  /** `all` is for what must find its partner first: the exchange, sign-in by token. */
  readonly sight: Sight | 'all'
  /** The token whose stored replies it may see. */
  readonly callerId?: string | null
  /** It only reads, and sees one moment of the database however many statements it takes. */
  readonly snapshot?: boolean
}

const MAX_ATTEMPTS = 5

/**
 * Runs `work` in one transaction: all it does happens, or nothing does. On a serialization failure or a deadlock the
 * whole of it runs again, up to five times, so `work` must do nothing outside the transaction.
 * Throws an `Outage` when the database cannot do it now; anything else that `work` throws is passed on, rolled back.
 */
export const transaction = async <Result>(
  db: Db,
  standing: Standing,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await begin(db, standing).execute(async (tx) => {
        await stand(tx, standing)
        return await work(tx)
      })
    } catch (error) {
      if (!isContention(error)) throw asOutage(error)
      if (attempt === MAX_ATTEMPTS) throw new Outage('contended', error)
      await delay(5 * 2 ** attempt)
    }
  }
}

const begin = (db: Db, { snapshot }: Standing) =>
  snapshot === true
    ? db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    : db.transaction()

/** A4 below the stores: every setting is set, so that nothing of a former transaction can stand. */
const stand = async (tx: Tx, { sight, callerId }: Standing): Promise<void> => {
  const partnerId = sight === 'all' || sight.of === 'vendor' ? '' : sight.partnerId
  await sql`select
    set_config('tenure.scope', ${partnerId === '' ? 'all' : 'partner'}, true),
    set_config('tenure.partner', ${partnerId}, true),
    set_config('tenure.caller', ${callerId ?? ''}, true)`.execute(tx)
}
