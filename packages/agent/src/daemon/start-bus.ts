import { readFileSync } from 'node:fs'
import { openBus, type Bus } from '../bus/open-bus.ts'
import type { DaemonParts } from './run.ts'

/** The bus, where one is set. What is wrong with it is logged: the daemon runs without it as well (T8). */
export const startBus = ({ agent, settings, log }: DaemonParts): Bus | null => {
  if (settings.bus === null) return null
  const { passwordFile } = settings.bus
  try {
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
