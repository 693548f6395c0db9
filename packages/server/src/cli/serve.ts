import { openLog } from '../log.ts'
import { startService } from '../serve.ts'
import { readSettings } from '../settings.ts'
import type { CliParts } from './at-service.ts'

/** `tenure serve`: runs the service until SIGTERM or SIGINT; a second one ends it at once. SIGHUP: reads the keys again. */
export const serve = async ({ environment, now, printError }: CliParts): Promise<void> => {
  const settings = readSettings(environment)
  const stopAsked = firstOf(['SIGTERM', 'SIGINT'])
  const service = await startService(settings, openLog(settings.logLevel), now)
  // Not in the log: whoever holds it becomes the administrator.
  if (service.firstAdministratorLink !== null)
    printError(
      `There is no administrator yet. Become the first one here (once, within a day):\n  ${service.firstAdministratorLink}`,
    )
  const reload = () => void service.reloadKeys()
  process.on('SIGHUP', reload)
  await stopAsked
  process.removeListener('SIGHUP', reload)
  await service.stop()
}

/** Resolves on the first of the signals; from then on they do again what they do by default. */
const firstOf = (signals: readonly NodeJS.Signals[]): Promise<void> =>
  new Promise((resolve) => {
    const asked = () => {
      for (const signal of signals) process.removeListener(signal, asked)
      resolve()
    }
    for (const signal of signals) process.on(signal, asked)
  })
