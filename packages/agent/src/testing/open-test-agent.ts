import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Agent } from '../agent/agent.ts'
import { openAgent, type AgentParts } from '../agent/open-agent.ts'
import { readSettings } from '../settings.ts'
import type { TestService } from './test-service.ts'

/** A controller of a test: a state folder that outlives its agent, and a clock that the test moves. */
export type TestController = {
  readonly folder: string
  /** What is licensed lies here (C9). */
  readonly identityFolder: string
  readonly env: Record<string, string>
  readonly clock: { at: number; monotonicMs: number }
  /** Time passes, on both its clocks. To set `clock.at` alone is to set the clock, as people do. */
  readonly pass: (ms: number) => void
  readonly open: (parts?: Partial<Pick<AgentParts, 'failed'>>) => Promise<Agent>
  readonly remove: () => void
}

export const newController = (service: TestService, env: Record<string, string> = {}): TestController => {
  const folder = mkdtempSync(join(tmpdir(), 'tenure-agent-'))
  const rootKeyFile = join(folder, 'root-key.json')
  writeFileSync(rootKeyFile, JSON.stringify(service.rootJwk))
  const variables = {
    TENURE_AGENT_DIR: folder,
    TENURE_AGENT_INSTALL_CODE: 'SC-0001-7F3A',
    TENURE_AGENT_SERVICE_URL: service.url,
    TENURE_AGENT_PORT: '0',
    ...env,
  }
  const clock = { at: service.now.at, monotonicMs: 0 }
  const open: TestController['open'] = async (parts = {}) => {
    const opened = await openAgent({
      settings: readSettings(variables),
      time: { wallClock: () => clock.at, monotonicMs: () => clock.monotonicMs },
      patience: { attempts: 1 },
      failed: (error) => {
        throw error
      },
      ...parts,
    })
    if (!opened.ok) throw new Error(opened.refusal.sentence)
    return opened.value
  }
  return {
    folder,
    identityFolder: readSettings(variables).identityFolder,
    env: variables,
    clock,
    pass: (ms) => {
      clock.at += ms
      clock.monotonicMs += ms
    },
    open,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
