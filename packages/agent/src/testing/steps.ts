import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { resolve } from 'node:path'
import type { Unsynced } from './unsynced.ts'

/** What is told of the steps of this process that can be seen outside. */
export type StepWatch = {
  /** Called just before an fsync, a rename, a removal, a call of the service, and the return of one. */
  readonly step: () => void
  /** Called before bytes are written. It is no step: until the next one, nobody can tell how much of them is there. */
  readonly write?: () => void
  /** Told what was written, and what of it is on the disk for good. */
  readonly unsynced: Pick<Unsynced, 'wrote' | 'synced' | 'renamed' | 'removed'>
}

/** Puts `watch` before the file system and `fetch` of this process; the answer puts them back as they were. */
export const watchSteps = (watch: StepWatch): (() => void) => {
  const restoreFiles = watchFiles(watch)
  const { step } = watch
  const { fetch } = globalThis
  globalThis.fetch = async (...args) => {
    step()
    const response = await fetch(...args)
    step()
    return response
  }
  return () => {
    restoreFiles()
    globalThis.fetch = fetch
  }
}

const watchFiles = ({ step, write, unsynced }: StepWatch): (() => void) => {
  const { openSync, closeSync, fsyncSync, renameSync, rmSync, writeSync, writeFileSync } = fs
  const opened = new Map<number, string>()
  const pathOf = (file: fs.PathOrFileDescriptor): string =>
    typeof file === 'number' ? (opened.get(file) ?? '') : resolve(String(file))

  fs.openSync = (path, ...how) => {
    const file = openSync(path, ...how)
    opened.set(file, pathOf(path))
    return file
  }
  fs.closeSync = (file) => {
    closeSync(file)
    opened.delete(file)
  }
  fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
    write?.()
    unsynced.wrote(pathOf(args[0]))
    return writeSync(...args)
  }) as typeof writeSync
  fs.writeFileSync = (file, ...text) => {
    write?.()
    unsynced.wrote(pathOf(file))
    writeFileSync(file, ...text)
  }
  fs.fsyncSync = (file) => {
    step()
    fsyncSync(file)
    unsynced.synced(pathOf(file))
  }
  fs.renameSync = (from, to) => {
    step()
    renameSync(from, to)
    unsynced.renamed(pathOf(from), pathOf(to))
  }
  fs.rmSync = (path, ...how) => {
    step()
    rmSync(path, ...how)
    unsynced.removed(pathOf(path))
  }
  syncBuiltinESMExports()
  return () => {
    Object.assign(fs, { openSync, closeSync, fsyncSync, renameSync, rmSync, writeSync, writeFileSync })
    syncBuiltinESMExports()
  }
}
