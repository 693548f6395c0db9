import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Certificate } from '../signing/certificate.ts'
import type { Arrival, Way } from './arrival.ts'
import type { LocalApp } from './create-app.ts'
import { headersOf, splitTarget, type LocalReply, type LocalRequest } from './local-request.ts'
import { readBody } from './read-body.ts'

/**
 * Calls that are under way may end within this time when the agent stops, an exchange with the service among them; then
 * who still holds a connection loses it. Less than systemd waits (`TimeoutStopSec`).
 */
const CLOSE_WITHIN_MS = 20_000

export type Listening = {
  /** Where it answers: a URL, or the path of the socket. */
  readonly at: string
  /** Stops taking calls, and waits for those that are under way. */
  readonly close: () => Promise<void>
}

export type ListeningOnPort = Listening & {
  /** New connections get this certificate; those that are open go on. */
  readonly renew: (certificate: Certificate) => void
}

/** Answers on a port of the network. @throws when the port is taken. */
export const listenOnPort = async (
  app: LocalApp,
  {
    host,
    port,
    hosts,
    certificate,
  }: {
    readonly host: string
    readonly port: number
    readonly hosts: readonly string[]
    readonly certificate: Certificate | null
  },
  closeWithinMs = CLOSE_WITHIN_MS,
): Promise<ListeningOnPort> => {
  const way: Way = { by: 'network', hosts, encrypted: certificate !== null }
  const listener = listenerOf(app, way)
  const tlsServer =
    certificate === null ? null : createTlsServer({ ...certificate, shouldUpgradeCallback }, listener)
  const server = tlsServer ?? createServer({ shouldUpgradeCallback }, listener)
  takeUpgrades(server, app, way)
  await started(server, () => server.listen(port, host))
  const address = server.address()
  const open = typeof address === 'object' && address !== null ? address.port : port
  const scheme = certificate === null ? 'http' : 'https'
  return {
    at: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${open}`,
    renew: (next) => tlsServer?.setSecureContext({ ...next }),
    close: () => stopped(server, closeWithinMs),
  }
}

/** Answers on a Unix socket; who may open it, by its file's permission, is the Owner. */
export const listenOnSocket = async (app: LocalApp, path: string): Promise<Listening> => {
  // The state is ours alone while we hold its lock, so a socket that is there belongs to a process that is gone.
  rmSync(path, { force: true })
  const server = createServer(listenerOf(app, { by: 'owner' }))
  await started(server, () => server.listen(path))
  chmodSync(path, 0o600)
  return { at: path, close: () => stopped(server, CLOSE_WITHIN_MS) }
}

/** RFC 9110, 7.8: an offer of another protocol, such as h2c, may be left alone, and the request is answered as it is. */
const shouldUpgradeCallback = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket'

const takeUpgrades = (server: Server, app: LocalApp, way: Way): void => {
  const { upgrade } = app
  if (upgrade === undefined) return
  server.on('upgrade', (request, stream, head) => {
    upgrade(request, stream, head, { ...way, onThisMachine: isOnThisMachine(request) })
  })
}

const listenerOf = (app: LocalApp, way: Way) => {
  const fromHere: Arrival = { ...way, onThisMachine: true }
  const fromElsewhere: Arrival = { ...way, onThisMachine: false }
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const arrival = isOnThisMachine(incoming) ? fromHere : fromElsewhere
    void app
      .answer(requestOf(incoming, arrival))
      .then((reply) => send(reply, outgoing))
      .catch((error: unknown) => {
        app.failed?.(error)
        outgoing.destroy()
      })
  }
}

const requestOf = (incoming: IncomingMessage, arrival: Arrival): LocalRequest => {
  const { method = '', url = '' } = incoming
  return {
    method,
    ...splitTarget(url),
    headers: headersOf(incoming),
    text: (maxBytes) => readBody(incoming, maxBytes),
    arrival,
  }
}

const send = ({ status, headers, body }: LocalReply, outgoing: ServerResponse): void => {
  // RFC 9110, 8.6: a reply without content has no length either.
  if (body === null) outgoing.writeHead(status, headers).end()
  else outgoing.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) }).end(body)
}

/** Who is on the controller itself: not who comes through a proxy that runs there. */
const isOnThisMachine = ({ socket, headers }: { readonly socket: Peer; readonly headers: object }): boolean =>
  loopback.test(socket.remoteAddress ?? '') && !('forwarded' in headers) && !('x-forwarded-for' in headers)

type Peer = { readonly remoteAddress?: string | undefined }

const loopback = /^(127\.|::1$|::ffff:127\.)/

const started = (server: Server, listen: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve()
    })
    listen()
  })

const stopped = (server: Server, withinMs: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), withinMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
