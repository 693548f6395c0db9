import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { waitUntil } from './wait-until.ts'

export type Mosquitto = {
  readonly url: string
  /** Ends it, and starts it again on the same port and folder; what it keeps depends on `persistence`. */
  readonly restart: () => Promise<void>
  readonly down: () => Promise<void>
  readonly up: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type MosquittoOptions = {
  /** A folder of its own, for its settings and what it keeps. */
  readonly folder: string
  /** Whether retained messages and sessions outlive a restart. */
  readonly persistence?: boolean
  /** Who may connect; everybody where absent. */
  readonly login?: { readonly user: string; readonly password: string }
}

/** Debian's package puts it where the search path of an ordinary user does not look. */
const places = [
  '/usr/sbin/mosquitto',
  '/usr/local/sbin/mosquitto',
  '/usr/bin/mosquitto',
  '/opt/homebrew/sbin/mosquitto',
]

/** Why tests with a broker cannot run here; null when they can. */
export const mosquittoMissing = (): string | null =>
  places.some((place) => existsSync(place))
    ? null
    : 'Mosquitto is not installed: Debian’s package is mosquitto'

/** A real Mosquitto on a free port of 127.0.0.1, with settings as docs/controller-software.md tells. */
export const startMosquitto = async (options: MosquittoOptions): Promise<Mosquitto> => {
  const program = places.find((place) => existsSync(place))
  if (program === undefined) throw new Error(mosquittoMissing() ?? '')
  const port = await freePort()
  const settingsFile = writeSettings(options, port)
  let running: { readonly child: ChildProcess; readonly output: () => string } | null = null

  const up = async (): Promise<void> => {
    // Not a Node process, so it cannot watch its parent: who starts it stops it.
    const child = spawn(program, ['-c', settingsFile], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    running = { child, output: () => said }
    await waitUntil('Mosquitto to run', () => {
      if (child.exitCode !== null) throw new Error(`Mosquitto ended (${child.exitCode}):\n${said}`)
      return said.includes(' running') ? true : null
    })
  }
  const down = async (): Promise<void> => {
    if (running === null) return
    const { child } = running
    running = null
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  await up()
  return {
    url: `mqtt://127.0.0.1:${port}`,
    up,
    down,
    restart: async () => {
      await down()
      await up()
    },
    stop: down,
  }
}

const writeSettings = ({ folder, persistence = false, login }: MosquittoOptions, port: number): string => {
  mkdirSync(folder, { recursive: true })
  const passwordFile = join(folder, 'passwords')
  if (login !== undefined)
    execFileSync('mosquitto_passwd', ['-b', '-c', passwordFile, login.user, login.password])
  const lines = [
    `listener ${port} 127.0.0.1`,
    'log_dest stderr',
    // As root it would take a user of its own, who may not write in the folder of the test.
    'user root',
    'max_queued_messages 0',
    login === undefined ? 'allow_anonymous true' : `allow_anonymous false\npassword_file ${passwordFile}`,
    persistence ? `persistence true\npersistence_location ${folder}/` : 'persistence false',
  ]
  const file = join(folder, 'mosquitto.conf')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
