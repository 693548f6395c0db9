import { existsSync, statSync, truncateSync } from 'node:fs'
import { sep } from 'node:path'

/** What the files of this process have only in the memory of the machine, and what a power cut makes of them. */
export type Unsynced = {
  readonly wrote: (path: string) => void
  readonly synced: (path: string) => void
  readonly renamed: (from: string, to: string) => void
  readonly removed: (path: string) => void
  /**
   * The power fails. Of a file that was written in place the first half is there, whatever it held before; one that
   * took its name before it was synced is empty, as file systems with delayed allocation leave it.
   */
  readonly lose: () => void
  /** Time passes, and the machine has written everything by itself. */
  readonly settle: () => void
}

export const openUnsynced = (): Unsynced => {
  const files = new Map<string, 'in place' | 'renamed'>()
  return {
    wrote: (path) => files.set(path, 'in place'),
    synced: (path) => files.delete(path),
    renamed: (from, to) => {
      files.delete(to)
      if (files.delete(from)) files.set(to, 'renamed')
    },
    removed: (path) => {
      for (const file of files.keys()) if (file === path || file.startsWith(path + sep)) files.delete(file)
    },
    lose: () => {
      for (const [file, how] of files)
        if (existsSync(file)) truncateSync(file, how === 'renamed' ? 0 : Math.floor(statSync(file).size / 2))
      files.clear()
    },
    settle: () => files.clear(),
  }
}
