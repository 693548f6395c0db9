import { hostname, networkInterfaces } from 'node:os'
import type { LocalApp } from '../http/create-app.ts'
import { ownHostsOf } from '../http/guard-origin.ts'
import { listenOnPort, listenOnSocket, type ListeningOnPort } from '../http/listen.ts'
import type { Settings } from '../settings.ts'
import { openCertificate, type Subject } from '../signing/certificate.ts'

export type WaysIn = {
  /** Where the agent answers, for the log: `url` is the port for drivers, `https` the second one. */
  readonly at: { readonly url: string; readonly https?: string; readonly socket: string }
  /** Replaces the certificate where it is about to end, for connections from then on. */
  readonly renewCertificate: () => Promise<void>
  /** Stops taking calls, and waits for those that are under way. */
  readonly close: () => Promise<void>
}

export type WaysInParts = {
  readonly app: LocalApp
  readonly settings: Settings
  readonly installCode: string
  readonly socketPath: string
  readonly wallClock: () => number
}

/** Opens the socket, the port for drivers, and the HTTPS port where one is set. Loopback only, unless set otherwise. */
export const openWaysIn = async ({ app, settings, ...parts }: WaysInParts): Promise<WaysIn> => {
  const { folder, host, port, https, names } = settings
  const own = ownNames()
  const subject: Subject = {
    installCode: parts.installCode,
    names: [...names, ...[host, https?.host ?? host].filter((each) => !isEverywhere(each))],
    alsoNames: [host, https?.host].some((each) => each !== undefined && isEverywhere(each)) ? own : [],
  }
  const speaksTls = settings.tls || https !== null
  const certificateNow = () => openCertificate(folder, subject, parts.wallClock())
  const certificate = speaksTls ? await certificateNow() : null

  const opened: ListeningOnPort[] = []
  const socket = await listenOnSocket(app, parts.socketPath)
  const open = async (at: { host: string; port: number }, encrypted: boolean): Promise<ListeningOnPort> => {
    const hosts = ownHostsOf(at.host, own, names)
    const listening = await listenOnPort(app, { ...at, hosts, certificate: encrypted ? certificate : null })
    opened.push(listening)
    return listening
  }
  const first = await open({ host, port }, settings.tls)
  const second = https === null ? null : await open(https, true)

  return {
    at: { url: first.at, ...(second === null ? {} : { https: second.at }), socket: socket.at },
    renewCertificate: async () => {
      if (!speaksTls) return
      const next = await certificateNow()
      for (const each of opened) each.renew(next)
    },
    close: async () => {
      app.hangUp?.()
      await Promise.all([...opened, socket].map((each) => each.close()))
    },
  }
}

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** What the controller is called and where it is on its networks; an address of one link only has a `%` and is no name. */
const ownNames = (): readonly string[] => {
  const name = hostname().toLowerCase()
  const addresses = Object.values(networkInterfaces()).flatMap(
    (each) => each?.map(({ address }) => address) ?? [],
  )
  const called = /^[a-z0-9-]{1,63}$/.test(name) ? [name, `${name}.local`] : []
  return [...called, ...addresses.filter((address) => !address.includes('%'))]
}
