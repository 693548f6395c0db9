import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { writeAtomically } from '../state/atomic-file.ts'

/** The files that a person carries, as a command names them. */
export type CarriedFiles = {
  /** `-` is what is piped in. @throws FileError */
  readonly read: (file: string) => Uint8Array
  /** Null where there is no such file. @throws FileError */
  readonly find: (file: string) => Uint8Array | null
  /** Whole or not at all, and on the disk when this returns: the stick is pulled out next. @throws FileError */
  readonly write: (file: string, content: string | Uint8Array, remedy: string) => void
}

/** A file that the command names cannot be read or written. */
export class FileError extends Error {}

export const carriedFiles: CarriedFiles = {
  read: (file) => {
    try {
      return readFileSync(file === '-' ? 0 : file)
    } catch (error) {
      throw new FileError(`The file cannot be read: ${reasonOf(error)}\nName the file that was carried here.`)
    }
  },
  find: (file) => (statSync(file, { throwIfNoEntry: false }) === undefined ? null : carriedFiles.read(file)),
  write: (file, content, remedy) => {
    try {
      const found = statSync(file, { throwIfNoEntry: false })
      // A terminal, a pipe or /dev/stdout cannot be replaced.
      if (found === undefined || found.isFile()) writeAtomically(dirname(file), basename(file), content)
      else writeFileSync(file, content)
    } catch (error) {
      throw new FileError(`The file cannot be written: ${reasonOf(error)}\n${remedy}`)
    }
  },
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
