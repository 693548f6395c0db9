// What tools and tests may use of the service: to start one in their own process. Everything else is its own.
export { startService, type RunningService } from './serve.ts'
export { readSettings, type Environment, type Settings } from './settings.ts'
export { openLog, type Log } from './log.ts'
export { initKeys, rotateKeys, type RotatedKeys } from './signing/rotate-keys.ts'
export { Misconfigured } from './misconfigured.ts'
