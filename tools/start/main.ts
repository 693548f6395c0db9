import { mkdir } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { createClient } from '@tenure/sdk'
import { runTenure, startService } from '../run/start-service.ts'
import { makeDemoUsers, startDemoController, type DemoUser } from './demo-controller.ts'
import { readDemoPorts, requireFreePorts } from './demo-ports.ts'
import { loadWorld, type DemoWorld } from './load-world.ts'
import { startMailCatcher } from './mail-catcher.ts'
import { keepSecret } from './keep-secret.ts'
import { welcome } from './welcome.ts'

/**
 * `npm start`: the service with its embedded database, the demo vendor, one demo controller and a mail catcher, until
 * Ctrl-C. All it keeps is in ./data (TENURE_DATA_DIR); started again, it goes on with it. `demo-ports.ts` says where
 * it listens.
 */
const dataDir = process.env['TENURE_DATA_DIR'] ?? './data'

const startedAt = performance.now()
const stops: (() => Promise<unknown>)[] = []
const stopAll = async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
}

try {
  const ports = readDemoPorts(process.env)
  await requireFreePorts(ports)
  await mkdir(dataDir, { recursive: true })
  const mails = await startMailCatcher({
    smtp: ports.smtp,
    page: ports.mails,
    file: join(dataDir, 'demo', 'mails.json'),
  })
  stops.push(mails.close)
  const env = {
    TENURE_DATA_DIR: dataDir,
    TENURE_PORT: String(ports.service),
    TENURE_SMTP_URL: process.env['TENURE_SMTP_URL'] ?? `smtp://127.0.0.1:${mails.smtpPort}`,
  }
  const service = await startService({ env })
  stops.push(service.stop)
  const vendorToken = await keepSecret(join(dataDir, 'demo', 'vendor-token'), () => makeVendorToken(env))
  const vendor = createClient({ baseUrl: service.url, token: vendorToken })
  const loaded = await keepSecret(join(dataDir, 'demo', 'world.json'), async () =>
    JSON.stringify(await loadWorld(vendor)),
  )
  const world = JSON.parse(loaded) as DemoWorld
  const people = await keepSecret(join(dataDir, 'demo', 'controller-users.json'), async () =>
    JSON.stringify(makeDemoUsers()),
  )
  const users = JSON.parse(people) as DemoUser[]
  const controller = await startDemoController({
    folder: join(dataDir, 'demo-controller'),
    port: ports.controller,
    serviceUrl: service.url,
    rootKeyFile: join(process.env['TENURE_KEYS_DIR'] ?? join(dataDir, 'keys'), 'root.json'),
    customerId: world.account.customerId,
    users,
  })
  stops.push(controller.stop)

  const seconds = (performance.now() - startedAt) / 1000
  console.log(
    welcome({
      service: service.url,
      controller,
      users,
      mailsPort: mails.pagePort,
      vendorToken,
      world,
      dataDir,
      seconds,
    }),
  )

  const told = await Promise.race([
    once(process, 'SIGINT').then(() => null),
    once(process, 'SIGTERM').then(() => null),
    service.exited.then(() => `The service ended by itself:\n${lastLines(service.output())}`),
    controller.exited.then(() => `The demo controller ended by itself:\n${lastLines(controller.output())}`),
  ])
  if (told !== null) throw new Error(told)
  console.log('\nStopping…')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await stopAll()
}

async function makeVendorToken(env: Readonly<Record<string, string>>): Promise<string> {
  const made = await runTenure(['token', 'create', '--name', 'Demo vendor', '--json'], env)
  if (made.code !== 0) throw new Error(made.stderr)
  return (JSON.parse(made.stdout) as { secret: string }).secret
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-10).join('\n')
}
