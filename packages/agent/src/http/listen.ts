import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import type { Arrival, LocalApp } from './create-app.ts'

export type Listening = {
  /** Where it answers: a URL, or the path of the socket. */
  readonly at: string
  /** Stops taking calls, and waits for those that are under way. */
  readonly close: () => Promise<void>
}

export type Certificate = { readonly key: string; readonly cert: string }

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
): Promise<Listening> => {
  const listener = listenerOf(app, { by: 'network', hosts })
  const server = certificate === null ? createServer(listener) : createTlsServer({ ...certificate }, listener)
  await started(server, () => server.listen(port, host))
  const address = server.address()
  const open = typeof address === 'object' && address !== null ? address.port : port
  const scheme = certificate === null ? 'http' : 'https'
  return {
    at: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${open}`,
    close: () => stopped(server),
  }
}

/** Answers on a Unix socket; who may open it, by its file's permission, is the Owner. */
export const listenOnSocket = async (app: LocalApp, path: string): Promise<Listening> => {
  // The state is ours alone while we hold its lock, so a socket that is there belongs to a process that is gone.
  rmSync(path, { force: true })
  const server = createServer(listenerOf(app, { by: 'owner' }))
  await started(server, () => server.listen(path))
  chmodSync(path, 0o600)
  return { at: path, close: () => stopped(server) }
}

const listenerOf = (app: LocalApp, arrival: Arrival) =>
  getRequestListener((request) => app.fetch(request, arrival), { overrideGlobalObjects: false })

const started = (server: Server, listen: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve()
    })
    listen()
  })

const stopped = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
