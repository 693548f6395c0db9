import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'

export type Listening = {
  /** Such as http://127.0.0.1:7400, with the port the system chose where 0 was asked. */
  readonly url: string
  /** Takes no new connection and lets the requests under way finish, for at most `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>
}

/** Opens the port. Rejects with the system's error when that fails, such as EADDRINUSE. */
export const listen = (app: App, host: string, port: number): Promise<Listening> => {
  const server = createServer(serverLimits, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  server.maxConnections = 2000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve({ url: urlOf(server, host), stop: (graceMs) => stop(server, graceMs) })
    })
  })
}

/** A client that trickles its bytes holds a connection this long and no longer. */
const serverLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
} as const

const urlOf = (server: Server, host: string): string => {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

const stop = (server: Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(hurry)
      resolve()
    })
    server.closeIdleConnections()
  })
