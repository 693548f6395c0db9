import { fileURLToPath } from 'node:url'
import {
  runNode,
  startNode,
  type CommandResult,
  type NodeProcess,
  type NodeProcessOptions,
} from './node-process.ts'

/** `tenure serve` as a process of its own. */
export type ServiceProcess = NodeProcess & { readonly url: string }

const tenure = fileURLToPath(new URL('../../packages/server/bin/tenure.mjs', import.meta.url))

/**
 * Starts the license service and waits until it listens; on a free port unless TENURE_PORT says which. Rejects with
 * all it printed when it ends before.
 */
export const startService = async (options: NodeProcessOptions = {}): Promise<ServiceProcess> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const service = startNode(tenure, {
    ...options,
    args: ['serve'],
    env: { TENURE_PORT: '0', ...options.env },
    onLine: (line) => {
      options.onLine?.(line)
      const url = urlOf(line)
      if (url !== null) resolve(url)
    },
  })
  service.exited.then(
    (code) => reject(new Error(`tenure serve ended (${code ?? 'killed'}):\n${service.output()}`)),
    reject,
  )
  return { ...service, url: await promise }
}

/** Runs one command of `tenure` to its end. */
export const runTenure = (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> => runNode(tenure, words, env)

/** The log line of a service that listens, such as `{"url":"http://127.0.0.1:7400","message":"listening"}`. */
const urlOf = (line: string): string | null => {
  if (!line.includes('"message":"listening"')) return null
  const { url } = JSON.parse(line) as { url?: unknown }
  return typeof url === 'string' ? url : null
}
