import { execFile, spawnSync } from 'node:child_process'
import { agentProgram } from '../../tools/run/agent-program.ts'
import type { CommandResult } from '../../tools/run/node-process.ts'

/** How this machine lets a process live without any network: as root, or as a user who becomes root of a namespace. */
const ways = [
  ['unshare', '-n'],
  ['unshare', '-rn'],
]
const way = ways.find(([program = '', ...words]) => spawnSync(program, [...words, 'true']).status === 0) ?? []

/** Whether the controllers are in network namespaces of their own; else they merely know no address of the service. */
export const isSealed = way.length > 0

/**
 * Runs `tenure-agent` where there is no network at all, not even loopback. What it prints and takes in goes through
 * files: the folder it shares with whoever carries them.
 */
export const runSealed = (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> => {
  const [program = '', ...rest] = [...way, ...agentProgram(), ...words]
  return new Promise((resolve) => {
    execFile(program, rest, { env: { ...process.env, ...env }, timeout: 60_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, stdout, stderr })
    })
  })
}
