import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Kills this process, as a power cut would, just before its n-th step that can be seen outside: an fsync, a rename, a
 * removal, a call of the service, or the return of one. `TENURE_TEST_DIE_AT` is n; without it nothing is changed.
 * Loaded with `node --import`, so that the agent itself knows nothing of it.
 */
const dieAt = Number(process.env['TENURE_TEST_DIE_AT'] ?? 0)
let steps = 0

const step = (): void => {
  steps++
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL')
}

if (dieAt > 0) {
  const { fsyncSync, renameSync, rmSync } = fs
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
  syncBuiltinESMExports()

  const { fetch } = globalThis
  globalThis.fetch = async (...args) => {
    step()
    const response = await fetch(...args)
    step()
    return response
  }
}
