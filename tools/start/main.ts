import { mkdir } from 'node:fs/promises'
import { once } from 'node:events'
import { join } from 'node:path'
import { makeDemoUsers, startDemoController, type DemoUser } from './demo-controller.ts'
import { readDemoPorts, requireFreePorts } from './demo-ports.ts'
import { keepSecret } from './keep-secret.ts'
import { showProgress } from './show-progress.ts'
import { startDemo } from './start-demo.ts'
import { welcome } from './welcome.ts'

/**
 * `npm start`: the service with its embedded database, the demo world, one demo controller and a mail catcher, until
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
  const demo = await startDemo({ dataDir, ports, progress: showProgress(process.stdout) })
  stops.push(demo.stop)
  const { service, mails, world } = demo
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
  const mailsPort = mails.pagePort
  console.log(welcome({ service: service.url, controller, users, mailsPort, world, dataDir, seconds }))

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

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-10).join('\n')
}
