import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What is told of the steps of this process that can be seen outside. */
export type StepWatch = {
  /** Called just before an fsync, a rename, a removal, a call of the service, and the return of one. */
  readonly step: () => void
  /** Called before bytes are written, which alone leaves nothing that counts. */
  readonly write?: () => void
}

/** Puts `watch` before the file system and `fetch` of this process; the answer puts them back as they were. */
export const watchSteps = ({ step, write }: StepWatch): (() => void) => {
  const { fsyncSync, renameSync, rmSync, writeSync } = fs
  const { fetch } = globalThis
  fs.fsyncSync = (...args) => {
    step()
    return fsyncSync(...args)
  }
  fs.renameSync = (...args) => {
    step()
    return renameSync(...args)
  }
  fs.rmSync = (...args) => {
    step()
    return rmSync(...args)
  }
  fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
    write?.()
    return writeSync(...args)
  }) as typeof writeSync
  syncBuiltinESMExports()
  globalThis.fetch = async (...args) => {
    step()
    const response = await fetch(...args)
    step()
    return response
  }
  return () => {
    Object.assign(fs, { fsyncSync, renameSync, rmSync, writeSync })
    syncBuiltinESMExports()
    globalThis.fetch = fetch
  }
}
