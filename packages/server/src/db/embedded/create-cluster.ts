import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Misconfigured } from '../../misconfigured.ts'
import type { RunAs } from './unprivileged.ts'

/** The major version of the embedded server; a cluster of another one cannot be started. */
export const MAJOR_VERSION = '18'

export type ClusterPlace = {
  readonly native: string
  readonly place: string
  readonly cluster: string
  readonly user: RunAs
  readonly durable: boolean
}

/** Makes the cluster if it is not there: beside its place, then moved there whole, so that a crash leaves no half. */
export const createCluster = async (where: ClusterPlace): Promise<void> => {
  const version = await readFile(join(where.cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null) return checkVersion(where.cluster, version.trim())
  await removeUnfinished(where.place)
  const unfinished = await mkdtemp(join(where.place, UNFINISHED))
  if ('uid' in where.user) await chown(unfinished, where.user.uid, where.user.gid)
  await initdb(where, join(unfinished, 'cluster'))
  await rename(join(unfinished, 'cluster'), where.cluster).catch((error: NodeJS.ErrnoException) => {
    // Another process was faster; its cluster is as good.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  await rm(unfinished, { recursive: true, force: true })
}

const checkVersion = (cluster: string, version: string): void => {
  if (version !== MAJOR_VERSION)
    throw new Misconfigured(
      `${cluster} was made by PostgreSQL ${version}, and this Tenure brings ${MAJOR_VERSION}`,
      `Dump it with the Tenure that made it, and load it into a new data folder; or use your own server (TENURE_DATABASE_URL).`,
    )
}

const UNFINISHED = 'unfinished-'

/** Ten minutes are more than any initdb takes, so what is older was left by a crash. */
const UNFINISHED_AGE_MS = 600_000

const removeUnfinished = async (place: string): Promise<void> => {
  for (const name of await readdir(place)) {
    if (!name.startsWith(UNFINISHED)) continue
    const folder = join(place, name)
    const made = (await stat(folder)).mtimeMs
    if (Date.now() - made > UNFINISHED_AGE_MS) await rm(folder, { recursive: true, force: true })
  }
}

const initdb = async ({ native, place, user, durable }: ClusterPlace, folder: string): Promise<void> => {
  const child = spawn(
    join(native, 'bin', 'initdb'),
    [
      `--pgdata=${folder}`,
      '--username=postgres',
      // Who may use the socket is decided by the folder it is in, which only its owner enters.
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...user, cwd: place, env: serverEnvironment, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const [errors, [status]] = await Promise.all([text(child.stderr), once(child, 'close')])
  if (status !== 0)
    throw new Misconfigured(
      `the embedded database could not be made in ${place}: ${errors.trim()}`,
      'Make sure the folder is writable and the disk is not full, or set TENURE_DATABASE_URL.',
    )
}

/** Nothing of ours: variables such as PGDATA or LC_ALL would change what the server does. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
