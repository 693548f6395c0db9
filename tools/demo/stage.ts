import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Client } from '@tenure/sdk'
import type { CommandResult } from '../run/node-process.ts'
import type { ListeningProcess } from '../run/start-listening.ts'
import { runTenure, startService } from '../run/start-service.ts'
import { openController, type DemoController } from './controller.ts'
import type { Narrator } from './narrator.ts'

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
  /** Starts the agent of a new controller. */
  readonly controller: (name: string, installCode: string) => Promise<DemoController>
  readonly close: () => Promise<void>
}

export const openStage = async (narrator: Narrator): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'tenure-demo-'))
  const env = { TENURE_DATA_DIR: join(folder, 'service'), TENURE_LOG_LEVEL: 'info' }
  let service: ListeningProcess = await startService({ env })
  const { port } = new URL(service.url)
  const controllers: DemoController[] = []
  const close = async () => {
    for (const controller of controllers) await controller.stop()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const made = await runTenure(['token', 'create', '--name', 'Demo', '--json'], env)
    if (made.code !== 0) throw new Error(made.stderr)
    const { secret } = JSON.parse(made.stdout) as { secret: string }
    // The same address again after a restart, so a client need not know of it.
    const clientOf = (token: string) => createClient({ baseUrl: service.url, token })
    return {
      vendor: clientOf(secret),
      clientOf,
      serviceUrl: () => service.url,
      killService: () => service.kill(),
      restartService: async () => {
        service = await startService({ env: { ...env, TENURE_PORT: port } })
      },
      operator: async (...words) => {
        narrator.does('operator', `tenure ${words.join(' ')}`)
        const result = await runTenure(words, env)
        narrator.shows(result.stdout + result.stderr)
        return result
      },
      controller: async (name, installCode) => {
        const controller = await openController(narrator, name, {
          TENURE_AGENT_DIR: join(folder, name),
          TENURE_AGENT_INSTALL_CODE: installCode,
          TENURE_AGENT_SERVICE_URL: service.url,
          TENURE_AGENT_ROOT_KEY: join(env.TENURE_DATA_DIR, 'keys', 'root.json'),
          TENURE_AGENT_SOFTWARE_VERSION: '3.4',
        })
        controllers.push(controller)
        return controller
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
