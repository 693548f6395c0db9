import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { Misconfigured } from '../../misconfigured.ts'
import { isAlive, isServerOf, readPostmaster } from './postmaster.ts'
import { removeSocketDir } from './socket-dir.ts'

/**
 * One process's use of an embedded server: a connection that holds a shared lock for as long as the process lives.
 * Who can take the lock alone was the last, and stops the server. A killed process loses its connection, and with
 * it the lock, so nothing has to be cleaned up after it.
 */
export type Presence = {
  readonly client: pg.Client
  readonly cluster: string
  readonly socketDir: string
  readonly serverPid: number
}

/** Locks of the database `postgres`, where nothing else takes any. */
const PRESENCE_LOCK = 1
const SETUP_LOCK = 2

/** Replaying the log after a power cut takes seconds, rarely minutes. */
const MAX_WAIT_MS = 600_000

/** Joins the server of a cluster; `start` starts one where none runs. */
export const joinServer = async (cluster: string, start: () => Promise<void>): Promise<Presence> => {
  const deadline = performance.now() + MAX_WAIT_MS
  while (performance.now() < deadline) {
    const server = await readPostmaster(cluster)
    if (server === null) await start()
    else if (!(await isServerOf(cluster, server.pid))) await removeStale(cluster, server.pid)
    else if (server.ready) {
      const client = await enter(server.socketDir)
      if (client !== null) return { client, cluster, socketDir: server.socketDir, serverPid: server.pid }
      await delay(10)
    } else await delay(10)
  }
  throw new Misconfigured(
    `the embedded database in ${cluster} is not ready after ${MAX_WAIT_MS / 60_000} minutes`,
    'See postgres.log beside it; it may still be recovering, then start Tenure again later.',
  )
}

/** Leaves the server, and stops it if nobody else is there. */
export const leaveServer = async ({ client, cluster, socketDir, serverPid }: Presence): Promise<void> => {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
      PRESENCE_LOCK,
    ])
    if (rows[0]?.last) {
      // SIGINT: a fast shutdown, in good order (PostgreSQL manual, 18.5). The lock keeps others out meanwhile.
      process.kill(serverPid, 'SIGINT')
      while ((await readPostmaster(cluster))?.pid === serverPid && isAlive(serverPid)) await delay(5)
      await removeSocketDir(socketDir)
    }
  } catch (error) {
    // Another process was the last and stops the server already, or it has crashed: there is nothing to leave.
    if (!isPassing(error)) throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** The role and the database of the service: ordinary, so that row-level security holds for it. */
export const createApplicationDatabase = async ({ client }: Presence): Promise<void> => {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname = 'tenure'`,
  )
  if (rows.length === 1) return
  await client.query('select pg_advisory_lock($1)', [SETUP_LOCK])
  try {
    const role = await client.query(`select 1 from pg_roles where rolname = 'tenure'`)
    if (role.rowCount === 0)
      await client.query('create role tenure login nosuperuser nocreatedb nocreaterole nobypassrls')
    const database = await client.query(`select 1 from pg_database where datname = 'tenure'`)
    if (database.rowCount === 0) await client.query('create database tenure owner tenure')
  } finally {
    await client.query('select pg_advisory_unlock($1)', [SETUP_LOCK])
  }
}

export const connectionUrl = (socketDir: string, role: string, database: string): string =>
  `postgresql://${role}@/${database}?host=${encodeURIComponent(socketDir)}`

/** A connection with the shared lock; null where the server is starting or stopping. */
const enter = async (socketDir: string): Promise<pg.Client | null> => {
  const client = new pg.Client({ connectionString: connectionUrl(socketDir, 'postgres', 'postgres') })
  // When the server stops under us, whoever queries hears of it; the process need not end.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ entered: boolean }>(
      'select pg_try_advisory_lock_shared($1) as entered',
      [PRESENCE_LOCK],
    )
    if (rows[0]?.entered) return client
  } catch (error) {
    if (!isPassing(error)) throw error
  }
  await client.end().catch(() => {})
  return null
}

/** Errors of a server that is just starting (57P03), stopping (57P01), or has closed its socket. */
const isPassing = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return (
    ['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(String(code)) ||
    (error instanceof Error && error.message.startsWith('Connection terminated'))
  )
}

/** Left by a crash of the machine; without this the server would take an alien process for its own. */
const removeStale = async (cluster: string, pid: number): Promise<void> => {
  if ((await readPostmaster(cluster))?.pid === pid) await rm(join(cluster, 'postmaster.pid'), { force: true })
}
