import { watchSteps } from './steps.ts'
import { openUnsynced } from './unsynced.ts'

/**
 * Kills this process, as a power cut would, just before its n-th step that can be seen outside: what was not synced is
 * lost. `TENURE_TEST_DIE_AT` is n; without it nothing is changed. Loaded with `node --import`, so that the agent itself
 * knows nothing of it.
 */
const dieAt = Number(process.env['TENURE_TEST_DIE_AT'] ?? 0)
const unsynced = openUnsynced()
let steps = 0

const step = (): void => {
  steps++
  if (steps !== dieAt) return
  unsynced.lose()
  process.kill(process.pid, 'SIGKILL')
}

if (dieAt > 0) watchSteps({ step, unsynced })
