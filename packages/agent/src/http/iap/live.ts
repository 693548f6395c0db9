import { STATUS_CODES, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Agent } from '../../agent/agent.ts'
import type { AgentProblem, Result } from '../../result.ts'
import type { Arrival } from '../arrival.ts'
import { foreignRequest } from '../guard-origin.ts'
import { headersOf } from '../local-request.ts'
import { httpsRequired, notFound, notPermitted, problemReply } from '../refusals.ts'
import type { Caller, WhoCalls } from '../who-calls.ts'
import { openConnection, type Connection } from './connection.ts'
import { needsHttps, pathsOf } from './ways.ts'

/** `wss …/iap/ws`: tells what happens on the controller, as long as who listens is signed in. */
export type Live = {
  /** Takes over a connection that asks to become a WebSocket, or refuses it in HTTP. */
  readonly upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer, arrival: Arrival) => void
  /** Ends all connections, because the agent stops. */
  readonly hangUp: () => void
}

export type LiveParts = {
  readonly agent: Agent
  readonly who: WhoCalls
  readonly newRequestId: () => string
}

export const MAX_CONNECTIONS = 50
/** Who does not read the refusal is not waited for. */
const REFUSED_MS = 1_000
/** Nothing is expected from the other side but pongs. */
const MAX_MESSAGE_BYTES = 4096

export const openLive = ({ agent, who, newRequestId }: LiveParts): Live => {
  // Without compression, which would cost memory for each connection.
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  const connections = new Set<Connection>()

  const permitted = (arrival: Arrival, headers: IncomingHttpHeaders): Result<Caller> =>
    who.permitted('viewer', arrival, headers, false)
  const refusalOf = (request: IncomingMessage, arrival: Arrival): AgentProblem | null => {
    const { url = '' } = request
    const headers = headersOf(request)
    const foreign = arrival.by === 'network' ? foreignRequest(headers, arrival.hosts) : null
    if (foreign !== null) return notPermitted(foreign)
    const [path = ''] = url.split('?')
    if (!pathsOf('/iap/ws').includes(path)) return notFound()
    if (needsHttps(arrival)) return httpsRequired()
    const caller = permitted(arrival, headers)
    if (!caller.ok) return caller.refusal
    return connections.size < MAX_CONNECTIONS ? null : tooManyConnections()
  }

  return {
    upgrade: (request, stream, head, arrival) => {
      // Who goes away while we refuse is no mistake of ours.
      stream.on('error', () => stream.destroy())
      const refusal = refusalOf(request, arrival)
      if (refusal !== null) return refuse(stream, refusal, newRequestId())
      server.handleUpgrade(request, stream, head, (socket) => {
        const caller = (): Caller | null => {
          const found = permitted(arrival, request.headers)
          return found.ok ? found.value : null
        }
        const closed = (): void => void connections.delete(connection)
        const connection = openConnection({ agent, socket, caller, closed })
        connections.add(connection)
      })
    },
    hangUp: () => connections.forEach((connection) => connection.hangUp()),
  }
}

const refuse = (stream: Duplex, problem: AgentProblem, requestId: string): void => {
  const { status, headers, body } = problemReply(problem, requestId)
  const lines = Object.entries({
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  // Nobody watches over a connection that was to be upgraded: who goes on holding it would keep it for good.
  const cut = setTimeout(() => stream.destroy(), REFUSED_MS)
  stream.once('close', () => clearTimeout(cut)).once('finish', () => stream.destroy())
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`)
}

const tooManyConnections = (): AgentProblem => ({
  code: 'rate-limited',
  sentence: `There are ${MAX_CONNECTIONS} WebSockets open, and no more are opened.`,
  remedy: 'Close those that nobody reads, or try again later.',
  facts: { seconds: 60 },
})
