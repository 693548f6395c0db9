import { readFileSync } from 'node:fs'
import type { Agent } from '../agent/agent.ts'
import type { Bus } from '../bus/open-bus.ts'
import type { Settings } from '../settings.ts'

type BusOfDaemon = {
  readonly agent: Agent
  readonly settings: Settings
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void
}

/** The bus, where one is set. What is wrong with it is logged: the daemon runs without it as well (T8). */
export const startBus = async ({ agent, settings, log }: BusOfDaemon): Promise<Bus | null> => {
  if (settings.bus === null) return null
  const { passwordFile } = settings.bus
  try {
    // Most controllers have no bus, and the MQTT client takes longer to load than anything else.
    const { openBus } = await import('../bus/open-bus.ts')
    return openBus({
      settings: settings.bus,
      password: passwordFile === null ? null : readFileSync(passwordFile, 'utf8').trim(),
      clientId: `tenure-agent-${agent.status().installCode}`,
      devices: agent.devices,
      happenings: agent.happenings,
      log,
    })
  } catch (error) {
    log('bus not started', { error: String(error) })
    return null
  }
}
