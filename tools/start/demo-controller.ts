import { overSocket, socketPath } from '@tenure/agent'
import { startAgent } from '../run/start-agent.ts'
import type { ListeningProcess } from '../run/start-listening.ts'
import { newPassword } from './keep-world.ts'

export type DemoControllerOptions = {
  readonly folder: string
  readonly port: number
  readonly serviceUrl: string
  readonly rootKeyFile: string
  readonly customerId: string
  readonly users: readonly DemoUser[]
}

/** Who may sign in on the demo controller. */
export type DemoUser = {
  readonly name: string
  readonly role: 'owner' | 'viewer'
  readonly password: string
}

/** The demo's controller: its daemon, and the variables with which its commands reach it. */
export type DemoController = ListeningProcess & { readonly env: Readonly<Record<string, string>> }

const DEVICES = 12

/** One of each role; the passwords are of this installation alone. */
export const makeDemoUsers = (): readonly DemoUser[] =>
  (['owner', 'viewer'] as const).map((role) => ({
    name: role,
    role,
    password: newPassword(),
  }))

/**
 * Starts the demo controller. The first time it is told the account, activates 10 seats with their maintenance, and
 * gets 12 field devices, so that two of them wait for a seat (C2).
 */
export const startDemoController = async (options: DemoControllerOptions): Promise<DemoController> => {
  const env = {
    TENURE_AGENT_DIR: options.folder,
    TENURE_AGENT_INSTALL_CODE: 'SC-DEMO-0001',
    TENURE_AGENT_SERVICE_URL: options.serviceUrl,
    TENURE_AGENT_ROOT_KEY: options.rootKeyFile,
    TENURE_AGENT_SOFTWARE_VERSION: '3.4',
    TENURE_AGENT_PORT: String(options.port),
    TENURE_AGENT_TLS: 'on',
  }
  const agent = await startAgent({ env })
  try {
    await settleIn(options, await ownerOf(options.folder))
  } catch (error) {
    await agent.stop()
    throw error
  }
  return { ...agent, env }
}

/** Goes on where an earlier start stopped: what is there already is not done again. */
const settleIn = async ({ customerId, users }: DemoControllerOptions, owner: Owner): Promise<void> => {
  const { items: known } = await owner<{ items: { name: string }[] }>('GET', '/v1/users')
  for (const user of users)
    if (!known.some(({ name }) => name === user.name)) await owner('POST', '/v1/users', user)
  const status = await owner<{ account: unknown }>('GET', '/v1/status')
  if (status.account === null) await owner('PUT', '/v1/account', { customerId })
  const { items: devices } = await owner<{ items: { id: string }[] }>('GET', '/v1/devices')
  for (const device of demoDevices)
    if (!devices.some(({ id }) => id === device.id))
      await owner('POST', '/v1/devices', { ...device, protocol: 'Modbus' })
  const { items: held } = await owner<{ items: unknown[] }>('GET', '/v1/licenses')
  if (held.length > 0) return
  const { offers } = await owner<{ offers: Offer[] }>('GET', '/v1/offers')
  const licenseIds = ['10-device capacity', '1-year maintenance'].flatMap(
    (wanted) =>
      offers.find(({ description, quantity }) => description === wanted && quantity === 10)?.licenseId ?? [],
  )
  await owner('POST', '/v1/activate', { licenseIds })
}

type Offer = { readonly licenseId: string; readonly description: string; readonly quantity: number }

const demoDevices = Array.from({ length: DEVICES }, (_, index) => {
  const number = String(index + 1).padStart(2, '0')
  return { id: `pump-${number}`, name: `Heating pump ${number}` }
})

/** Calls the local API as the Owner. Throws with the problem when it is refused. */
type Owner = <Reply>(method: string, path: string, body?: object) => Promise<Reply>

const ownerOf = async (folder: string): Promise<Owner> => {
  const transport = await overSocket(socketPath(folder))
  if (transport === null) throw new Error(`no agent answers in ${folder}`)
  return async <Reply>(method: string, path: string, body?: object) => {
    const answer = await transport.send(method, path, body)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body as Reply
  }
}
