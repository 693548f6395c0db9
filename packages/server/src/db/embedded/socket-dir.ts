import { chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isServerOf } from './postmaster.ts'
import { canEnter, type RunAs } from './unprivileged.ts'

/** The longest path of a Unix socket: sun_path less its final zero (unix(7): 108 on Linux; 104 on macOS, BSD). */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103

const SOCKET_NAME = '.s.PGSQL.5432'

/** A folder for the socket that only the server's user (and root) can enter; a short one where the place is too deep. */
export const chooseSocketDir = async (place: string, user: RunAs): Promise<string> => {
  const inPlace = join(place, 'socket')
  const folder = fits(inPlace) ? inPlace : await mkdtemp(join(shortFolder(user), PREFIX))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ('uid' in user) await chown(folder, user.uid, user.gid)
  return folder
}

/**
 * Removes the socket that a killed server of this cluster left. The new one would do so itself, but for a number that
 * belongs to another process by now.
 */
export const removeStaleSocket = async (folder: string, cluster: string): Promise<void> => {
  const lock = join(folder, `${SOCKET_NAME}.lock`)
  const text = await readFile(lock, 'utf8').catch(() => null)
  if (text === null || (await isServerOf(cluster, Number(text.split('\n')[0])))) return
  await rm(lock, { force: true })
  await rm(join(folder, SOCKET_NAME), { force: true })
}

/** Removes a folder that was made outside the place, once its server is gone. */
export const removeSocketDir = async (folder: string): Promise<void> => {
  if (folder.includes(`/${PREFIX}`)) await rm(folder, { recursive: true, force: true })
}

const PREFIX = 'tenure-socket-'

const fits = (folder: string) => Buffer.byteLength(join(folder, SOCKET_NAME)) <= MAX_SOCKET_PATH_BYTES

const shortFolder = (user: RunAs): string =>
  fits(join(tmpdir(), `${PREFIX}123456`)) && canEnter(tmpdir(), user) ? tmpdir() : '/tmp'
