import { readIfThere, writeAtomically } from '../state/atomic-file.ts'

/** In the state folder, which a lost identity folder leaves behind. */
const FILE_NAME = 'known-key'

export type KnownKey = {
  /** Whether this controller was another one before. `holds`: its license file counts, so that it is at home again. */
  readonly isOther: (holds: boolean) => boolean
}

/**
 * Remembers under which key this state folder was used, so that an identity folder that was emptied, or a partition
 * that is not mounted, is told from a controller that is new. To be removed by a factory restore, like all of the folder.
 */
export const openKnownKey = (folder: string, thumbprint: string): KnownKey => {
  let known = readIfThere(folder, FILE_NAME, 1000)?.trim() ?? null
  const remember = (): void => {
    known = thumbprint
    try {
      writeAtomically(folder, FILE_NAME, `${thumbprint}\n`)
    } catch {
      // T8: a disk that is full must not keep the agent from starting; the next start writes it.
    }
  }
  if (known === null) remember()
  return {
    isOther: (holds) => {
      if (known !== thumbprint && holds) remember()
      return known !== thumbprint
    },
  }
}
