import { agentProgram } from './agent-program.ts'
import { runProgram, type CommandResult, type NodeProcessOptions } from './node-process.ts'
import { startListening, type ListeningProcess } from './start-listening.ts'

/** `tenure-agent run`, the daemon of one controller; its local API on a free port unless TENURE_AGENT_PORT says which. */
export const startAgent = ({ preload, ...options }: NodeProcessOptions): Promise<ListeningProcess> =>
  startListening(agentProgram(preload), {
    ...options,
    args: ['run'],
    env: { TENURE_AGENT_PORT: '0', ...options.env },
    logsWhenListening: '"event":"listening"',
  })

/** Runs one command of `tenure-agent` to its end. */
export const runAgentCommand = (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> => runProgram(agentProgram(), words, env)
