import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Client } from '@tenure/sdk'
import type { CommandResult } from '../run/node-process.ts'
import { runAgentCommand } from '../run/start-agent.ts'
import { runTenure, startService, type ServiceProcess } from '../run/start-service.ts'
import type { Narrator } from './narrator.ts'

/** One controller of the demo: its own folder, its own key, the agent's real command line. */
export type DemoController = {
  readonly name: string
  readonly folder: string
  /** Types a command on the controller, shows it and what it printed. */
  readonly types: (...words: string[]) => Promise<CommandResult>
}

/** A fresh service with its own database in a folder of its own, and who works with it. */
export type Stage = {
  readonly vendor: Client
  readonly clientOf: (token: string) => Client
  readonly serviceUrl: () => string
  /** `kill -9`: nothing is told to stop, nothing is flushed. */
  readonly killService: () => Promise<void>
  readonly restartService: () => Promise<void>
  /** A command of the operator's, `tenure …`. */
  readonly operator: (...words: string[]) => Promise<CommandResult>
  readonly controller: (name: string, installCode: string) => DemoController
  readonly close: () => Promise<void>
}

export const openStage = async (narrator: Narrator): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-demo-'))
  const env = { TENURE_DATA_DIR: join(folder, 'service'), TENURE_LOG_LEVEL: 'info' }
  let service: ServiceProcess = await startService({ env })
  const { port } = new URL(service.url)
  const close = async () => {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const made = await runTenure(['token', 'create', '--name', 'Demo', '--json'], env)
    if (made.code !== 0) throw new Error(made.stderr)
    const { secret } = JSON.parse(made.stdout) as { secret: string }
    // The same address again after a restart, so a client need not know of it.
    const clientOf = (token: string) => createClient({ baseUrl: service.url, token })
    const type = async (command: string, words: string[], run: Promise<CommandResult>) => {
      narrator.does(command, words.join(' '))
      const result = await run
      narrator.shows(result.stdout + result.stderr)
      return result
    }
    return {
      vendor: clientOf(secret),
      clientOf,
      serviceUrl: () => service.url,
      killService: () => service.kill(),
      restartService: async () => {
        service = await startService({ env: { ...env, TENURE_PORT: port } })
      },
      operator: (...words) => type('operator', ['tenure', ...words], runTenure(words, env)),
      controller: (name, installCode) => {
        const agentFolder = join(folder, name)
        const agentEnv = {
          TENURE_AGENT_DIR: agentFolder,
          TENURE_AGENT_INSTALL_CODE: installCode,
          TENURE_AGENT_SERVICE_URL: service.url,
          TENURE_AGENT_ROOT_KEY: join(env.TENURE_DATA_DIR, 'keys', 'root.json'),
          TENURE_AGENT_SOFTWARE_VERSION: '3.4',
        }
        return {
          name,
          folder: agentFolder,
          types: (...words) => type(name, ['tenure-agent', ...words], runAgentCommand(words, agentEnv)),
        }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
