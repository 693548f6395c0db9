import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
  readFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { Misconfigured } from '../../misconfigured.ts'
import { canEnter, type RunAs } from './unprivileged.ts'

/** Where root puts what an unprivileged server must reach and the data folder is not a place for. */
export const SHARED_FOLDER = '/var/lib/tenure'

/**
 * The folder in which the database lives: `postgres` in the data folder. Where the server's user cannot get there
 * (root's home, say), it lives outside and `postgres` is a symlink to it, which is followed ever after.
 */
export const findPlace = async (dataDir: string, user: RunAs): Promise<string> => {
  const place = join(resolve(dataDir), 'postgres')
  await mkdir(dataDir, { recursive: true, mode: 0o755 })
  const existing = await lstat(place).catch(() => null)
  if (existing?.isSymbolicLink()) return followLink(place)
  if (existing === null && !canEnter(resolve(dataDir), user)) return placeOutside(place, user)
  await mkdir(place, { recursive: true, mode: 0o700 })
  await giveTo(place, user)
  if (!canEnter(place, user))
    throw new Misconfigured(
      `the user the database runs as cannot reach ${place}`,
      `Let everybody pass through the folders above it (chmod o+x), or move the data folder (TENURE_DATA_DIR).`,
    )
  return realpath(place)
}

const followLink = async (link: string): Promise<string> => {
  try {
    return await realpath(link)
  } catch (error) {
    throw new Misconfigured(
      `the database of this data folder is gone: ${link} points at ${await readlink(link)}`,
      `Restore that folder. To start with an empty database instead, delete ${link}.`,
      error,
    )
  }
}

const placeOutside = async (link: string, user: RunAs): Promise<string> => {
  // Temporary data begets temporary data: what is made for a folder that is thrown away must be thrown away as well.
  const temporary = isBelow(link, tmpdir())
  const base = temporary ? tmpdir() : SHARED_FOLDER
  await makeSharedFolder(base)
  if (temporary) await removeOrphans(base)
  const place = await mkdtemp(join(await realpath(base), PLACE_PREFIX))
  await giveTo(place, user)
  await writeFile(join(place, NOTE), link)
  await symlink(place, link)
  return place
}

/** Makes a folder that everybody can pass through, whatever the umask says; one that is there stays as it is. */
export const makeSharedFolder = async (folder: string): Promise<void> => {
  const made = await mkdir(folder, { recursive: true })
  if (made !== undefined) await chmod(folder, 0o755)
}

const PLACE_PREFIX = 'tenure-database-'
const NOTE = 'belongs-to'

/** Removes the temporary databases whose data folder is gone and whose server does not run. */
const removeOrphans = async (base: string): Promise<void> => {
  for (const name of await readdir(base)) {
    if (!name.startsWith(PLACE_PREFIX)) continue
    const place = join(base, name)
    const link = await readFile(join(place, NOTE), 'utf8').catch(() => null)
    if (link === null || (await lstat(link).catch(() => null)) !== null) continue
    if ((await lstat(join(place, 'cluster', 'postmaster.pid')).catch(() => null)) !== null) continue
    await rm(place, { recursive: true, force: true })
  }
}

const isBelow = (path: string, folder: string): boolean => path.startsWith(resolve(folder) + sep)

const giveTo = async (folder: string, user: RunAs): Promise<void> => {
  if ('uid' in user) await chown(folder, user.uid, user.gid)
}
