import { join } from 'node:path'
import type { Agent } from '../agent/agent.ts'
import type { LocalApp } from '../http/create-app.ts'
import type { Settings } from '../settings.ts'
import { startBus } from './start-bus.ts'
import { keepRefreshing, planOf, type RefreshParts } from './refresh.ts'
import { openWaysIn, type WaysIn } from './ways-in.ts'

export type DaemonParts = Pick<RefreshParts, 'chance' | 'wait' | 'log' | 'signal'> & {
  readonly agent: Agent
  readonly app: LocalApp
  readonly settings: Settings
  readonly wallClock: () => number
}

/** Where the CLI finds a running daemon. */
export const socketPath = (folder: string): string => join(folder, 'agent.sock')

/** A trial may have ended (T8), so the seats are looked at this often. */
const SEATS_EVERY_MS = 60_000
/** The certificate is looked at once a day. */
const CERTIFICATE_EVERY_MS = 86_400_000

/** Runs until the signal aborts: the local API, the refresh, the seats. Then finishes what is under way and ends. */
export const runDaemon = async (parts: DaemonParts): Promise<void> => {
  const { agent, app, settings, wallClock, log } = parts
  const { installCode } = agent.status()
  const ways = await openWaysIn({
    app,
    settings,
    installCode,
    socketPath: socketPath(settings.folder),
    wallClock,
  })
  log('listening', { ...ways.at, installCode })
  const bus = await startBus(parts)

  await Promise.all([
    keepRefreshing({ ...parts, plan: planOf(settings.refreshHours) }),
    keepSeats(parts),
    keepCertificate(parts, ways),
  ])

  log('stopping', {})
  await Promise.all([ways.close(), bus?.close()])
  await agent.close()
  log('stopped', {})
}

const keepCertificate = async ({ wait, log, signal }: DaemonParts, ways: WaysIn): Promise<void> => {
  while (!signal.aborted) {
    await wait(CERTIFICATE_EVERY_MS, signal)
    try {
      if (!signal.aborted) await ways.renewCertificate()
    } catch (error) {
      // It is good for weeks yet; the next day tries again.
      log('certificate not renewed', { error: String(error) })
    }
  }
}

const keepSeats = async ({ agent, wait, log, signal }: DaemonParts): Promise<void> => {
  while (!signal.aborted) {
    try {
      const { gained, lost } = agent.devices.assign()
      if (gained.length + lost.length > 0) log('seats changed', { gained, lost })
    } catch (error) {
      // T8: whoever has a seat keeps it while the registry cannot be written.
      log('seats not looked at', { error: String(error) })
    }
    await wait(SEATS_EVERY_MS, signal)
  }
}
