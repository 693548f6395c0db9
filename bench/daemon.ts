import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildExecutable } from '../tools/bundle/build-executable.ts'
import { installedBun } from '../tools/bundle/runtimes.ts'
import { openSocketCalls, type SocketCalls } from './socket-calls.ts'

/** A way to run the agent: what is installed, or from source on Node. */
export type Program = {
  readonly name: 'executable' | 'node'
  readonly command: readonly [string, ...string[]]
  /** What its unit sets for the runtime. */
  readonly env: Readonly<Record<string, string>>
  /** The same runtime with a server that does nothing; the path of its socket follows. */
  readonly hello: readonly [string, ...string[]]
}

/** Both ways, with the executable newly built for this computer. */
export const bothPrograms = async (): Promise<readonly Program[]> => {
  const out = fileURLToPath(new URL('../dist/bundle/tenure-agent', import.meta.url))
  await buildExecutable({ into: 'dist/bundle', out })
  const unit = readFileSync(
    new URL('../packages/agent/install/tenure-agent.service', import.meta.url),
    'utf8',
  )
  const hello = fileURLToPath(new URL('hello-server.ts', import.meta.url))
  const launcher = fileURLToPath(new URL('../packages/agent/bin/tenure-agent.mjs', import.meta.url))
  return [
    {
      name: 'executable',
      command: [out, 'run'],
      env: runtimeSettings(unit),
      hello: [installedBun(), hello],
    },
    {
      name: 'node',
      command: [process.execPath, launcher, 'run'],
      env: {},
      hello: [process.execPath, hello],
    },
  ]
}

export type Daemon = {
  /** Milliseconds from the start of the process to the end of its first answer. */
  readonly startMs: number
  readonly call: SocketCalls['call']
  /** Memory of the process that is in RAM now, of which shared libraries are a part. */
  readonly residentMb: () => number
  readonly stop: () => Promise<void>
}

export type Place = { readonly folder: string; readonly env: Readonly<Record<string, string>> }

/** Starts the daemon, and asks until it answers. */
export const startDaemon = ({ command, env }: Program, controller: Place): Promise<Daemon> =>
  start(command, { ...controller.env, ...env }, join(controller.folder, 'agent.sock'))

/** Starts the server that does nothing, as the daemon would be started. */
export const startHello = ({ hello, env }: Program, { folder }: Place): Promise<Daemon> => {
  const socketPath = join(folder, 'hello.sock')
  return start([...hello, socketPath], env, socketPath)
}

const start = async (
  [file, ...words]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  socketPath: string,
): Promise<Daemon> => {
  const calls = openSocketCalls(socketPath)
  const startedAt = performance.now()
  const child = spawn(file, words, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while ((await calls.call('GET', '/healthz').catch(() => 0)) !== 200) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`)
    await delay(1)
  }
  return {
    startMs: performance.now() - startedAt,
    call: calls.call,
    residentMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
    },
    stop: async () => {
      calls.close()
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The variables that a unit sets for the runtime, which are no settings of the agent. */
export const runtimeSettings = (unit: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...unit.matchAll(/^Environment=(.*)$/gm)]
      .flatMap(([, set = '']) => set.split(' '))
      .map((each) => each.split('=', 2) as [string, string])
      .filter(([name]) => name.startsWith('BUN_')),
  )
