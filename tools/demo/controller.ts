import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandResult } from '../run/node-process.ts'
import { runAgentCommand, startAgent } from '../run/start-agent.ts'
import type { Narrator } from './narrator.ts'

/** One controller of the demo: its daemon runs, with a folder and a key of its own. */
export type DemoController = {
  readonly name: string
  readonly folder: string
  /** The Owner types a command, which is shown with what it printed. */
  readonly types: (...words: string[]) => Promise<CommandResult>
  /** A driver, a program on the controller, calls the local API; shown likewise. */
  readonly driver: (method: string, path: string, body?: object) => Promise<DriverReply>
  readonly stop: () => Promise<unknown>
}

export type DriverReply = { readonly status: number; readonly code: string | null; readonly text: string }

type AgentEnv = Readonly<Record<string, string>> & { readonly TENURE_AGENT_DIR: string }

export const openController = async (
  narrator: Narrator,
  name: string,
  env: AgentEnv,
): Promise<DemoController> => {
  const daemon = await startAgent({ env })
  const token = (await readFile(join(env.TENURE_AGENT_DIR, 'driver-token'), 'utf8')).trim()
  return {
    name,
    folder: env.TENURE_AGENT_DIR,
    stop: daemon.stop,
    types: async (...words) => {
      narrator.does(name, `tenure-agent ${words.map(quoted).join(' ')}`)
      const result = await runAgentCommand(words, env)
      narrator.shows(result.stdout + result.stderr)
      return result
    },
    driver: async (method, path, body) => {
      const response = await fetch(`${daemon.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const reply = (await response.json()) as { code?: string; detail?: string; remedy?: string }
      const text = `${reply.detail ?? ''} ${reply.remedy ?? ''}`.trim()
      const said = body === undefined ? '' : ` ${JSON.stringify(body)}`
      narrator.does(`driver on ${name}`, `${method} ${path}${said} → ${response.status}`)
      if (!response.ok) narrator.shows(`${reply.code}: ${text}`)
      return { status: response.status, code: reply.code ?? null, text }
    },
  }
}

const quoted = (word: string): string => (word.includes(' ') ? `'${word}'` : word)
