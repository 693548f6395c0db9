import { fileURLToPath } from 'node:url'
import { nodeProgram, runNode, type CommandResult, type NodeProcessOptions } from './node-process.ts'
import { startListening, type ListeningProcess } from './start-listening.ts'

const tenure = fileURLToPath(new URL('../../packages/server/bin/tenure.mjs', import.meta.url))

/** `tenure serve` as a process of its own; on a free port unless TENURE_PORT says which. */
export const startService = ({ preload, ...options }: NodeProcessOptions = {}): Promise<ListeningProcess> =>
  startListening(nodeProgram(tenure, preload), {
    ...options,
    args: ['serve'],
    env: { TENURE_PORT: '0', ...options.env },
    logsWhenListening: '"message":"listening"',
  })

/** Runs one command of `tenure` to its end. */
export const runTenure = (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> => runNode(tenure, words, env)
