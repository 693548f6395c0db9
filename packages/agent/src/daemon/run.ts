import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Agent } from '../agent/open-agent.ts'
import type { LocalApp } from '../http/create-app.ts'
import { ownHostsOf } from '../http/guard-origin.ts'
import { listenOnPort, listenOnSocket } from '../http/listen.ts'
import type { Settings } from '../settings.ts'
import { openCertificate } from '../signing/certificate.ts'
import { keepRefreshing, planOf, type RefreshParts } from './refresh.ts'

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

/** Runs until the signal aborts: the local API, the refresh, the seats. Then finishes what is under way and ends. */
export const runDaemon = async (parts: DaemonParts): Promise<void> => {
  const { agent, app, settings, log } = parts
  const { folder, host, port } = settings
  const certificate = settings.tls
    ? await openCertificate(folder, agent.status().installCode, parts.wallClock())
    : null
  const addresses = Object.values(networkInterfaces()).flatMap(
    (each) => each?.map(({ address }) => address) ?? [],
  )
  const socket = await listenOnSocket(app, socketPath(folder))
  const network = await listenOnPort(app, { host, port, hosts: ownHostsOf(host, addresses), certificate })
  log('listening', { url: network.at, socket: socket.at, installCode: agent.status().installCode })

  await Promise.all([keepRefreshing({ ...parts, plan: planOf(settings.refreshHours) }), keepSeats(parts)])

  log('stopping', {})
  await Promise.all([network.close(), socket.close()])
  await agent.close()
  log('stopped', {})
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
