import { fileURLToPath } from 'node:url'
import {
  runNode,
  startNode,
  type CommandResult,
  type NodeProcess,
  type NodeProcessOptions,
} from './node-process.ts'

/** `tenure-agent run`, the daemon of one controller, as a process of its own. */
export type AgentProcess = NodeProcess & {
  /** Of its local API. */
  readonly url: string
}

const tenureAgent = fileURLToPath(new URL('../../packages/agent/bin/tenure-agent.mjs', import.meta.url))

/** Starts the daemon and waits until its local API listens; on a free port unless TENURE_AGENT_PORT says which. */
export const startAgent = async (options: NodeProcessOptions): Promise<AgentProcess> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const agent = startNode(tenureAgent, {
    ...options,
    args: ['run'],
    env: { TENURE_AGENT_PORT: '0', ...options.env },
    onLine: (line) => {
      options.onLine?.(line)
      const url = urlOf(line)
      if (url !== null) resolve(url)
    },
  })
  agent.exited.then(
    (code) => reject(new Error(`tenure-agent run ended (${code ?? 'killed'}):\n${agent.output()}`)),
    reject,
  )
  return { ...agent, url: await promise }
}

/** Runs one command of `tenure-agent` to its end. */
export const runAgentCommand = (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> => runNode(tenureAgent, words, env)

/** The log line of a daemon that listens, such as `{"event":"listening","url":"https://127.0.0.1:7443",…}`. */
const urlOf = (line: string): string | null => {
  if (!line.includes('"event":"listening"')) return null
  const { url } = JSON.parse(line) as { url?: unknown }
  return typeof url === 'string' ? url : null
}
