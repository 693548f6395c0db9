import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** A folder that only the agent's user may look into; made where it is missing. */
export const openFolder = (folder: string): string => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/**
 * Writes a file so that after a power cut either the old text or the new one is there, whole: temporary file, fsync,
 * rename, fsync of the folder. When this returns, the new text is on the disk.
 *
 * @throws the file system's error, such as ENOSPC; then the old text is untouched.
 */
export const writeAtomically = (folder: string, name: string, text: string | Uint8Array): void => {
  const temporary = join(folder, `${name}.new`)
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeAll(file, typeof text === 'string' ? Buffer.from(text, 'utf8') : text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, join(folder, name))
  syncFolder(folder)
}

/** Removes a file; when this returns, a power cut does not bring it back. A file that is not there is fine. */
export const removeDurably = (folder: string, name: string): void => {
  rmSync(join(folder, name), { force: true })
  syncFolder(folder)
}

/** The file's text; null where there is none. Never reads more than `maxBytes`. */
export const readIfThere = (folder: string, name: string, maxBytes = 1_000_000): string | null => {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  if (bytes.length > maxBytes)
    throw new RangeError(`${name} has ${bytes.length} bytes, more than ${maxBytes}`)
  return bytes.toString('utf8')
}

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset)
}

/** When this returns, a power cut does not bring back what was removed from the folder. */
export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
