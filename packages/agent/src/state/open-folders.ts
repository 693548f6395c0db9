import { openFolder } from './atomic-file.ts'
import { lockState, type StateLock } from './lock/store.ts'
import { moveLicensedFiles } from './move-licensed-files.ts'
import { finishReset, type Folders } from './reset.ts'

/** The two folders of a controller, held by this process alone. */
export type OpenFolders = Folders & { readonly release: () => void }

/** The folder that another process holds. */
export type HeldElsewhere = { readonly heldBy: string }

/**
 * Takes both folders for this process and finishes what a power cut has interrupted. Two locks, because after a
 * re-image two state folders can have one identity folder.
 */
export const openFolders = (of: Folders): OpenFolders | HeldElsewhere => {
  const folders = { folder: openFolder(of.folder), identityFolder: openFolder(of.identityFolder) }
  const locks: StateLock[] = []
  const release = (): void => {
    for (const lock of locks) lock.release()
  }
  try {
    for (const each of [folders.folder, folders.identityFolder]) {
      const lock = lockState(each)
      if (lock === null) {
        release()
        return { heldBy: each }
      }
      locks.push(lock)
    }
    moveLicensedFiles(folders)
    finishReset(folders)
    return { ...folders, release }
  } catch (error) {
    release()
    throw error
  }
}
