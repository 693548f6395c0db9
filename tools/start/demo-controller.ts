import { runAgentCommand, startAgent, type AgentProcess } from '../run/start-agent.ts'

export type DemoControllerOptions = {
  readonly folder: string
  readonly port: number
  readonly serviceUrl: string
  readonly rootKeyFile: string
  readonly customerId: string
}

/** The demo's controller: its daemon, and the variables with which its commands reach it. */
export type DemoController = AgentProcess & { readonly env: Readonly<Record<string, string>> }

const DEVICES = 12

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
    await settleIn(options.customerId, env)
  } catch (error) {
    await agent.stop()
    throw error
  }
  return { ...agent, env }
}

type Env = Readonly<Record<string, string>>

const settleIn = async (customerId: string, env: Env): Promise<void> => {
  const status = await ask<{ account: unknown }>(['status'], env)
  if (status.account === null) await ask(['account', 'set', customerId], env)
  const { items: devices } = await ask<{ items: { id: string }[] }>(['device', 'list'], env)
  for (const { id, name } of demoDevices)
    if (!devices.some((device) => device.id === id))
      await ask(['device', 'add', id, '--protocol', 'Modbus', '--name', name], env)
  const { items: held } = await ask<{ items: unknown[] }>(['licenses'], env)
  if (held.length > 0) return
  const { offers } = await ask<{ offers: { licenseId: string; description: string; quantity: number }[] }>(
    ['offers'],
    env,
  )
  const wanted = ['10-device capacity', '1-year maintenance'].flatMap(
    (description) => offers.find((offer) => offer.description === description && offer.quantity === 10) ?? [],
  )
  await ask(['activate', ...wanted.map(({ licenseId }) => licenseId)], env)
}

const demoDevices = Array.from({ length: DEVICES }, (_, index) => {
  const number = String(index + 1).padStart(2, '0')
  return { id: `pump-${number}`, name: `Heating pump ${number}` }
})

/** The JSON answer of one command. Throws with what it printed when it was refused. */
const ask = async <Answer>(words: readonly string[], env: Env): Promise<Answer> => {
  const { code, stdout, stderr } = await runAgentCommand([...words, '--json'], env)
  if (code !== 0) throw new Error(`tenure-agent ${words.join(' ')}: ${stdout}${stderr}`)
  return JSON.parse(stdout) as Answer
}
