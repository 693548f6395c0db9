import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { buildExecutable } from '../tools/bundle/build-executable.ts'

/** A way to run the agent: what is installed, or from source on Node. */
export type Program = {
  readonly name: 'executable' | 'node'
  readonly command: readonly [string, ...string[]]
}

/** Both ways, with the executable newly built for this computer. */
export const bothPrograms = async (): Promise<readonly Program[]> => {
  const out = fileURLToPath(new URL('../dist/bundle/tenure-agent', import.meta.url))
  await buildExecutable({ into: 'dist/bundle', out })
  const launcher = fileURLToPath(new URL('../packages/agent/bin/tenure-agent.mjs', import.meta.url))
  return [
    { name: 'executable', command: [out, 'run'] },
    { name: 'node', command: [process.execPath, launcher, 'run'] },
  ]
}

export type Daemon = {
  /** From the start of the process to the end of its first answer. */
  readonly startMs: number
  /** One call over the socket, on a connection that is kept. Gives its status. */
  readonly call: (method: string, path: string) => Promise<number>
  /** Memory of the process that is in RAM now, of which shared libraries are a part. */
  readonly residentMb: () => number
  readonly stop: () => Promise<void>
}

/** Starts the daemon, and asks until it answers. */
export const startDaemon = async (
  { command: [file, ...words] }: Program,
  controller: { readonly folder: string; readonly env: Record<string, string> },
): Promise<Daemon> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const socketPath = join(controller.folder, 'agent.sock')
  const startedAt = performance.now()
  const child = spawn(file, words, { env: controller.env, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const call = callsTo(socketPath, agent)
  while ((await call('GET', '/healthz').catch(() => 0)) !== 200) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`)
    await delay(1)
  }
  return {
    startMs: performance.now() - startedAt,
    call,
    residentMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
    },
    stop: async () => {
      agent.destroy()
      child.kill('SIGTERM')
      await ended
    },
  }
}

const callsTo =
  (socketPath: string, agent: Agent): Daemon['call'] =>
  (method, path) =>
    new Promise((resolve, reject) => {
      request({ socketPath, agent, method, path, headers: { host: 'localhost' } }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
        response.once('error', reject)
      })
        .once('error', reject)
        .end()
    })
