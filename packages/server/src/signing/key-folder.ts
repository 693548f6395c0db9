import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyList } from '@tenure/core'
import { verifyKeyList } from '@tenure/sdk'
import { Misconfigured } from '../misconfigured.ts'
import { readPublicKey, type PublicKey } from './key-pair.ts'

/**
 * Where the keys are, in the folder of the keys:
 *   root.json             the root's public key, which every controller is given once
 *   root.private.json     the root itself: made by `tenure keys init`, to be taken offline
 *   signing/<kid>.json    a signing key; kept after a rotation, because old answers are signed again with it (O3)
 *   lists/<serial>.jws    a key list, signed by the root (O7)
 */
export const keyPaths = (folder: string) => ({
  root: join(folder, 'root.json'),
  rootPrivate: join(folder, 'root.private.json'),
  signing: (kid: string) => join(folder, 'signing', `${kid}.json`),
  list: (serial: number) => join(folder, 'lists', `${serial}.jws`),
  lists: join(folder, 'lists'),
})

export const makeKeyFolder = async (folder: string): Promise<void> => {
  for (const each of [folder, join(folder, 'signing'), join(folder, 'lists')])
    await mkdir(each, { recursive: true, mode: 0o700 })
}

/** A key list as it is sent, and what it says. */
export type StoredKeyList = { readonly jws: string; readonly list: KeyList }

/** All key lists, oldest first, each verified by the root. Empty where the keys have not been made. */
export const readKeyLists = async (folder: string): Promise<StoredKeyList[]> => {
  const paths = keyPaths(folder)
  const serials = await readSerials(folder)
  if (serials.length === 0) return []
  const root = await readPublicKey(paths.root)
  return Promise.all(serials.map((serial) => readKeyList(paths.list(serial), serial, root)))
}

/** Serial of the newest key list, unread; 0 where there is none. */
export const newestSerial = async (folder: string): Promise<number> => (await readSerials(folder)).at(-1) ?? 0

const readSerials = async (folder: string): Promise<number[]> => {
  const names = await readdir(keyPaths(folder).lists).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .map((name) => Number(/^(\d+)\.jws$/.exec(name)?.[1] ?? NaN))
    .filter((serial) => !Number.isNaN(serial))
    .sort((a, b) => a - b)
}

const readKeyList = async (path: string, serial: number, root: PublicKey): Promise<StoredKeyList> => {
  const jws = (await readFile(path, 'utf8')).trim()
  const verified = await verifyKeyList(jws, root)
  if (!verified.ok || verified.value.serial !== serial)
    throw new Misconfigured(
      `${path} is not key list ${serial}, signed by root.json beside it`,
      'Restore the folder of the keys from a backup.',
    )
  return { jws, list: verified.value }
}
