import { spawn } from 'node:child_process'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Misconfigured } from '../../settings/misconfigured.ts'
import { serverEnvironment, type ClusterPlace } from './create-cluster.ts'
import { readPostmaster } from './postmaster.ts'
import { chooseSocketDir } from './socket-dir.ts'

/** Starts a server and waits until it is ready, or has given way to another that runs already. */
export const startServer = async ({ native, place, cluster, user, durable }: ClusterPlace): Promise<void> => {
  const settings = {
    ...common,
    ...(durable ? {} : fast),
    unix_socket_directories: quoted(await chooseSocketDir(place, user)),
  }
  const logFile = join(place, 'postgres.log')
  await rename(logFile, `${logFile}.1`).catch(() => {})
  const log = await open(logFile, 'a', 0o600)
  const child = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl-C in our terminal is for us, who then stop the server in good order.
    { ...user, cwd: place, env: serverEnvironment, detached: true, stdio: ['ignore', log.fd, log.fd] },
  )
  child.unref()
  const failure = new Promise<Error>((resolve) => child.once('error', resolve))
  await log.close()
  while (child.exitCode === null && child.signalCode === null) {
    const server = await readPostmaster(cluster)
    if (server?.pid === child.pid && server?.ready) return
    const failed = await Promise.race([failure, delay(5, null)])
    if (failed !== null) throw cannotStart(logFile, failed.message)
  }
  // It ends by itself where another server has the cluster, which is as good.
  if ((await readPostmaster(cluster)) === null) throw cannotStart(logFile, await lastLines(logFile))
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
