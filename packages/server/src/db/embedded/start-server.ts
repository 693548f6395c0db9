import { spawn, type ChildProcess } from 'node:child_process'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Misconfigured } from '../../misconfigured.ts'
import { serverEnvironment, type ClusterPlace } from './create-cluster.ts'
import { readPostmaster } from './postmaster.ts'
import { chooseSocketDir, removeStaleSocket } from './socket-dir.ts'

/** Starts a server and waits until it is ready, or has given way to another that runs already. */
export const startServer = async (where: ClusterPlace): Promise<void> => {
  const socketDir = await chooseSocketDir(where.place, where.user)
  await removeStaleSocket(socketDir, where.cluster)
  const logFile = join(where.place, 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    await rename(logFile, `${logFile}.1`).catch(() => {})
    if (await becomesReady(await spawnServer(where, socketDir, logFile), where.cluster)) return
    // It ends by itself where another server has the cluster, which is as good.
    if ((await readPostmaster(where.cluster)) !== null) return
    const reason = await lastLines(logFile)
    if (!reason.includes(OLD_PROCESSES_REMAIN) || attempt === MAX_ATTEMPTS) throw cannotStart(logFile, reason)
    await delay(200)
  }
}

/** The processes of a killed server take a moment to notice (PostgreSQL: src/backend/utils/init/miscinit.c). */
const OLD_PROCESSES_REMAIN = 'pre-existing shared memory block'
const MAX_ATTEMPTS = 50

const spawnServer = async (
  { native, place, cluster, user, durable }: ClusterPlace,
  socketDir: string,
  logFile: string,
): Promise<ChildProcess> => {
  const settings = { ...common, ...(durable ? {} : fast), unix_socket_directories: quoted(socketDir) }
  const log = await open(logFile, 'a', 0o600)
  const child = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl-C in our terminal is for us, who then stop the server in good order.
    { ...user, cwd: place, env: serverEnvironment, detached: true, stdio: ['ignore', log.fd, log.fd] },
  )
  child.unref()
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) => reject(cannotStart(logFile, error.message)))
  }).finally(() => log.close())
  return child
}

/** True once it is ready, false if it ends before. */
const becomesReady = async (child: ChildProcess, cluster: string): Promise<boolean> => {
  while (child.exitCode === null && child.signalCode === null) {
    const server = await readPostmaster(cluster)
    if (server?.ready && server.pid === child.pid) return true
    await delay(5)
  }
  return false
}

const common = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // Our queries are short; compiling them costs more than it saves.
  jit: 'off',
}

/** For tests: what is written may be lost in a power cut. */
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '300',
}

/** A value of a list setting, which commas and blanks would otherwise split. */
const quoted = (path: string) => `"${path.replaceAll('"', '""')}"`

const lastLines = async (file: string) =>
  (await readFile(file, 'utf8')).trim().split('\n').slice(-5).join('\n')

const cannotStart = (logFile: string, reason: string) =>
  new Misconfigured(
    `the embedded database does not start: ${reason}`,
    `See ${logFile}; or set TENURE_DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
  )
