import { fileURLToPath } from 'node:url'
import { nodeProgram, type Program } from './node-process.ts'

const source = fileURLToPath(new URL('../../packages/agent/bin/tenure-agent.mjs', import.meta.url))

/**
 * `tenure-agent` as a process: from source with this Node, or the executable that TENURE_TEST_AGENT names, so that what
 * goes to the controllers meets the same peers in the same tests. Preloads are for the source.
 */
export const agentProgram = (preload: readonly string[] = []): Program => {
  const executable = process.env['TENURE_TEST_AGENT'] ?? ''
  return executable === '' ? nodeProgram(source, preload) : [executable]
}
