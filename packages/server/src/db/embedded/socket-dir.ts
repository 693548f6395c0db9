import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canEnter, type RunAs } from './unprivileged.ts'

/** The longest path of a Unix socket: sun_path less its final zero (unix(7): 108 on Linux; 104 on macOS, BSD). */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103

export const SOCKET_NAME = '.s.PGSQL.5432'

/** A folder for the socket that only the server's user (and root) can enter; a short one where the place is too deep. */
export const chooseSocketDir = async (place: string, user: RunAs): Promise<string> => {
  const inPlace = join(place, 'socket')
  const folder = fits(inPlace) ? inPlace : await mkdtemp(join(shortFolder(user), PREFIX))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ('uid' in user) await chown(folder, user.uid, user.gid)
  return folder
}

/** Removes a folder that was made outside the place, once its server is gone. */
export const removeSocketDir = async (folder: string): Promise<void> => {
  if (folder.includes(`/${PREFIX}`)) await rm(folder, { recursive: true, force: true })
}

const PREFIX = 'tenure-socket-'

const fits = (folder: string) => Buffer.byteLength(join(folder, SOCKET_NAME)) <= MAX_SOCKET_PATH_BYTES

const shortFolder = (user: RunAs): string =>
  fits(join(tmpdir(), `${PREFIX}123456`)) && canEnter(tmpdir(), user) ? tmpdir() : '/tmp'
