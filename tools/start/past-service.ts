import { openLog, readSettings, startService, type Environment } from '@tenure/server'
import { runCommand } from '../../packages/server/src/cli/program.ts'
import { keepSecret } from './keep-secret.ts'
import type { Past } from './world/stage.ts'

export type PastService = Past & { readonly stop: () => Promise<void> }

/**
 * The license service of these settings, in this process and with a clock that the caller sets: what is done with it
 * happened then. `tokenFile` keeps the secret of the vendor's token.
 */
export const startPastService = async (
  settings: Environment,
  startAt: number,
  tokenFile: string,
): Promise<PastService> => {
  const clock = { at: startAt }
  const now = () => clock.at
  const environment = {
    ...settings,
    TENURE_HOST: '127.0.0.1',
    TENURE_PORT: '0',
    TENURE_TOKEN_REQUESTS_PER_MINUTE: '1000000',
    TENURE_EXCHANGE_REQUESTS_PER_MINUTE: '1000000',
  }
  const service = await startService(readSettings(environment), openLog('error'), now)
  try {
    const vendorToken = await keepSecret(tokenFile, () => makeVendorToken(environment, now))
    const { url: baseUrl, firstAdministratorLink, stop } = service
    return { baseUrl, clock, vendorToken, firstAdministratorLink, stop }
  } catch (error) {
    await service.stop()
    throw error
  }
}

const makeVendorToken = async (environment: Environment, now: () => number): Promise<string> => {
  const printed: string[] = []
  const print = (text: string) => void printed.push(text)
  const words = ['token', 'create', '--name', 'Demo vendor', '--json']
  const code = await runCommand(words, { environment, now, print, printError: print })
  if (code !== 0) throw new Error(printed.join(''))
  return (JSON.parse(printed.join('')) as { secret: string }).secret
}
