import { join } from 'node:path'
import { Misconfigured } from '../../misconfigured.ts'
import { copyBinaries, findBinaries } from './binaries.ts'
import { createCluster } from './create-cluster.ts'
import { findPlace, SHARED_FOLDER } from './place.ts'
import { connectionUrl, createApplicationDatabase, joinServer, leaveServer } from './presence.ts'
import { startServer } from './start-server.ts'
import { canEnter, chooseUser, type RunAs } from './unprivileged.ts'

export type EmbeddedDatabase = {
  /** For the service: an ordinary role, which owns the database `tenure`. */
  readonly url: string
  /** For whoever makes databases (tests): the superuser. */
  readonly adminUrl: string
  /** Leaves the server; stops it unless another process still uses it. */
  readonly stop: () => Promise<void>
}

export type EmbeddedOptions = {
  readonly dataDir: string
  /** False gives up crash safety for speed: for tests only. */
  readonly durable: boolean
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already: started by another
 * process, or left by one that was killed. It listens on a Unix socket in a private folder and on no port.
 * The last process to leave stops it. Throws `Misconfigured`, with the remedy, where it cannot run.
 */
export const startEmbedded = async ({ dataDir, durable }: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const user = await chooseUser(join(dataDir, 'postgres', 'cluster'))
  const place = await findPlace(dataDir, user)
  const native = await reachableBinaries(user)
  const cluster = join(place, 'cluster')
  await createCluster({ native, place, cluster, user, durable })
  const presence = await joinServer(cluster, () => startServer({ native, place, cluster, user, durable }))
  await createApplicationDatabase(presence)
  return {
    url: connectionUrl(presence.socketDir, 'tenure', 'tenure'),
    adminUrl: connectionUrl(presence.socketDir, 'postgres', 'postgres'),
    stop: () => leaveServer(presence),
  }
}

const reachableBinaries = async (user: RunAs): Promise<string> => {
  const native = await findBinaries()
  if (canEnter(join(native, 'bin'), user)) return native
  const copy = await copyBinaries(native, SHARED_FOLDER)
  if (canEnter(join(copy, 'bin'), user)) return copy
  throw new Misconfigured(
    `the user the database runs as can reach neither ${native} nor ${SHARED_FOLDER}`,
    `Let everybody pass through ${SHARED_FOLDER} (chmod o+x), or start Tenure as an ordinary user.`,
  )
}
