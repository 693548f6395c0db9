import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestOptions } from 'node:test'
import { connectAsync, type IClientOptions } from 'mqtt'
import { newController } from '../../packages/agent/src/testing/open-test-agent.ts'
import { startTestService, type TestService } from '../../packages/agent/src/testing/test-service.ts'
import { runAgentCommand, startAgent } from '../../tools/run/start-agent.ts'
import type { ListeningProcess } from '../../tools/run/start-listening.ts'
import { mosquittoMissing, startMosquitto, type MosquittoOptions } from '../../tools/run/start-mosquitto.ts'
import { waitUntil } from '../../tools/run/wait-until.ts'

/** Without a broker these tests cannot say anything; where everything is checked, that is a failure. */
export const withBroker: TestOptions =
  process.env['CI'] === 'true' ? {} : { skip: mosquittoMissing() ?? false }

export const SEGMENT = '17q2d9v'
const base = `glp/0/${SEGMENT}/fb/dev`

type Device = {
  readonly id: string
  readonly name: string
  readonly licensed: boolean
  readonly provisioned: boolean
  readonly colour: string
}

/** A controller with its broker and its agent, each a process, and a driver that puts devices on the bus. */
export const openBusSite = async (
  env: Readonly<Record<string, string>> = {},
  broker: Pick<MosquittoOptions, 'persistence' | 'login'> = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-bus-'))
  const mosquitto = await startMosquitto({ folder, ...broker })
  const service: TestService = await startTestService(Date.now())
  const controller = newController(service, {
    TENURE_AGENT_MQTT_URL: mosquitto.url,
    ...env,
  })
  let agent: ListeningProcess | null = null

  const login: IClientOptions =
    broker.login === undefined ? {} : { username: broker.login.user, password: broker.login.password }
  const driver = await connectAsync(mosquitto.url, { ...login, reconnectPeriod: 50, resubscribe: true })
  /** What the bus shows: object → its last `lic`; and how many such messages were published meanwhile. */
  const lic = new Map<string, string>()
  let licMessages = 0
  driver.on('message', (topic, payload, { retain }) => {
    // What the broker kept was published before.
    if (!retain) licMessages++
    const object = topic.slice(base.length + 1, -'/lic'.length)
    if (payload.length === 0) lic.delete(object)
    else lic.set(object, payload.toString())
  })
  await driver.subscribeAsync(`${base}/+/+/lic`, { qos: 1 })

  const publish = (object: string, member: 'cfg' | 'sts' | 'lic', value: object | ''): Promise<unknown> =>
    driver.publishAsync(`${base}/${object}/${member}`, value === '' ? '' : JSON.stringify(value), {
      qos: 1,
      retain: true,
    })
  const command = async (...words: string[]) => {
    const ran = await runAgentCommand([...words, '--json'], controller.env)
    const answer = JSON.parse(ran.stdout) as Record<string, unknown>
    return { code: ran.code, answer }
  }

  return {
    service,
    mosquitto,
    driver,
    lic,
    licMessages: () => licMessages,
    publish,
    command,
    devices: async () => (await command('device', 'list')).answer['items'] as Device[],
    /** Waits until the bus shows this object licensed or not, or (null) nothing for it any more. */
    shows: (object: string, licensed: boolean | null): Promise<true> =>
      waitUntil(`${object} to be shown as ${licensed}`, () => {
        const shown = lic.get(object)
        return (licensed === null ? shown === undefined : shown === JSON.stringify({ licensed })) || null
      }),
    activate: async (kind: 'capacity' | 'core', quantity: number): Promise<string> => {
      const licenseId = service.issue({ kind, quantity })
      await command('account', 'set', service.customerId)
      const { code, answer } = await command('activate', licenseId)
      if (code !== 0) throw new Error(JSON.stringify(answer))
      return licenseId
    },
    start: async (): Promise<ListeningProcess> => {
      agent = await startAgent({ env: controller.env })
      const { output } = agent
      await waitUntil('the bus', () => output().includes('"event":"bus connected"') || null)
      return agent
    },
    /** Starts the agent with more settings, and does not wait for the bus. */
    startWith: async (more: Readonly<Record<string, string>>): Promise<ListeningProcess> =>
      (agent = await startAgent({ env: { ...controller.env, ...more } })),
    passwordOf: ({ user, password }: { readonly user: string; readonly password: string }) => {
      const file = join(folder, 'password')
      writeFileSync(file, `${password}\n`, { mode: 0o600 })
      return { TENURE_AGENT_MQTT_USER: user, TENURE_AGENT_MQTT_PASSWORD_FILE: file }
    },
    stop: async () => agent?.stop(),
    /** As a power cut ends it. */
    kill: async () => agent?.kill(),
    end: async (): Promise<void> => {
      await agent?.stop()
      await driver.endAsync(true)
      await mosquitto.stop()
      await service.close()
      controller.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type BusSite = Awaited<ReturnType<typeof openBusSite>>
