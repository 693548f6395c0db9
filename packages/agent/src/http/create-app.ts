import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Agent } from '../agent/agent.ts'
import { done, notDone } from '../result.ts'
import { routeOf } from './answer-call.ts'
import type { Arrival } from './arrival.ts'
import { localCalls } from './calls.ts'
import { crossSiteRequest, foreignRequest } from './guard-origin.ts'
import { openLive } from './iap/live.ts'
import { iapRoutes } from './iap/routes.ts'
import { jsonReply, type LocalReply, type LocalRequest } from './local-request.ts'
import { pageAt, pageReply, type PageFiles } from './pages.ts'
import { internal, notFound, notPermitted, problemReply } from './refusals.ts'
import { rootPage } from './root-page.ts'
import { openRoutes, type Handled, type Route } from './routes.ts'
import { openSessions } from './sessions.ts'
import type { Tokens } from './tokens.ts'
import { openWhoCalls } from './who-calls.ts'

export type AppParts = {
  readonly agent: Agent
  readonly tokens: Tokens
  /** The built web UI; null or absent where it was not built. */
  readonly pages?: PageFiles | null
  /** What sessions are measured with: a clock that nobody sets. */
  readonly monotonicMs?: () => number
  readonly newRequestId: () => string
  /** Told of each mistake of ours, with the id that the caller was given. */
  readonly failed: (error: unknown, requestId: string) => void
}

/** The local API of the agent. The same app answers on every way in; how a request arrived is a part of it. */
export type LocalApp = {
  /** Never rejects. */
  readonly answer: (request: LocalRequest) => Promise<LocalReply>
  /** For who asks for a WebSocket. */
  readonly upgrade?: (request: IncomingMessage, stream: Duplex, head: Buffer, arrival: Arrival) => void
  /** Told of a mistake of ours after the answer was made: that it cannot be sent, say. */
  readonly failed?: (error: unknown) => void
  /** Ends what stays open by itself, before the ways in are closed. */
  readonly hangUp?: () => void
}

export const createApp = ({
  agent,
  tokens,
  pages = null,
  monotonicMs = () => performance.now(),
  newRequestId,
  failed,
}: AppParts): LocalApp => {
  const sessions = openSessions(agent.users, monotonicMs)
  const who = openWhoCalls(tokens, sessions, agent.users)
  const find = openRoutes([
    health,
    ...localCalls.map((call) => routeOf(call, agent, who)),
    ...iapRoutes({ agent, who, sessions }),
    ...(pages === null ? [rootRoute(agent)] : []),
  ])
  const handle = (request: LocalRequest): Handled | Promise<Handled> => {
    const foreign = foreignOf(request)
    if (foreign !== null) return notDone(notPermitted(foreign))
    const found = find(request.method, request.path)
    if (found !== null) return found.route.answer(request, found.parameters)
    const page = pages === null ? null : pageFor(pages, request)
    return page === null ? notDone(notFound()) : done(pageReply(page, request))
  }
  return {
    ...openLive({ agent, who, newRequestId }),
    failed: (error) => failed(error, newRequestId()),
    answer: async (request) => {
      try {
        const handled = await handle(request)
        return complete(handled.ok ? handled.value : problemReply(handled.refusal, newRequestId()))
      } catch (error) {
        const requestId = newRequestId()
        failed(error, requestId)
        return complete(problemReply(internal(), requestId))
      }
    },
  }
}

/** Who opened the socket, or runs the agent, is no browser; over the network it is asked before anything else. */
const foreignOf = ({ arrival, method, headers }: LocalRequest): string | null =>
  arrival.by === 'owner'
    ? null
    : (foreignRequest(headers, arrival.hosts) ?? crossSiteRequest(method, headers))

/** What every reply says, unless it says otherwise itself. */
const complete = ({ status, headers, body }: LocalReply): LocalReply => ({
  status,
  headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  body,
})

const health: Route = { method: 'GET', path: '/healthz', answer: () => done(jsonReply({ status: 'ok' })) }

const rootRoute = (agent: Agent): Route => ({
  method: 'GET',
  path: '/',
  // Who is on the controller may see its figures; from elsewhere that takes a token, which a browser does not send.
  answer: ({ arrival }) => done(rootPage(arrival.onThisMachine ? agent.status() : null)),
})

const pageFor = (pages: PageFiles, { method, path }: LocalRequest): ReturnType<typeof pageAt> => {
  const isApi = /^\/(v\d+|iap|cms)(\/|$)/.test(path)
  return isApi || (method !== 'GET' && method !== 'HEAD') ? null : pageAt(pages, path)
}
