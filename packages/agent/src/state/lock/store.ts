import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Held by the one process that may write the state. */
export type StateLock = { readonly release: () => void }

/**
 * Takes the state folder for this process; null when another process has it. The lock is SQLite's lock of a file,
 * which the operating system takes back from a process that is killed, so that there is never a stale one.
 */
export const lockState = (folder: string): StateLock | null => {
  const database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 })
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked|busy/i.test(error.message)) return null
    throw error
  }
  return { release: () => database.close() }
}
