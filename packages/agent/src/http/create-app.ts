import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { fieldMessage } from '@tenure/contract'
import { Hono, type Context } from 'hono'
import type { Agent } from '../agent/agent.ts'
import type { AgentProblem } from '../result.ts'
import type { LocalCall } from './call.ts'
import type { Arrival, LocalEnv } from './arrival.ts'
import { localCalls } from './calls.ts'
import { crossSiteRequest, foreignRequest } from './guard-origin.ts'
import { openLive } from './iap/live.ts'
import { mountIap } from './iap/mount.ts'
import { pageAt, sendPage, type PageFiles } from './pages.ts'
import { readBody } from './read-body.ts'
import { bodyTooLarge, inputInvalid, internal, notFound, notPermitted, problemReply } from './refusals.ts'
import { rootPage } from './root-page.ts'
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

/** The local API of the agent. `arrival` is passed with each request, because the same app answers on every way in. */
export type LocalApp = {
  readonly fetch: (request: Request, arrival: Arrival) => Promise<Response>
  /** For who asks for a WebSocket. */
  readonly upgrade?: (request: IncomingMessage, stream: Duplex, head: Buffer, arrival: Arrival) => void
  /** Ends what stays open by itself, before the ways in are closed. */
  readonly hangUp?: () => void
}

/** A request of the local API is small: 200 License IDs of 36 characters, and room. */
const MAX_BODY_BYTES = 65_536

export const createApp = ({
  agent,
  tokens,
  pages = null,
  monotonicMs = () => performance.now(),
  newRequestId,
  failed,
}: AppParts): LocalApp => {
  const app = new Hono<LocalEnv>()
  const sessions = openSessions(agent.users, monotonicMs)
  const who = openWhoCalls(tokens, sessions, agent.users)
  app.use(async (context, next) => {
    context.set('requestId', newRequestId())
    await next()
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
    context.header('x-content-type-options', 'nosniff')
  })
  app.use(async (context, next) => {
    if (context.env.by === 'owner') return next()
    const { method, headers } = context.req.raw
    const foreign = foreignRequest(headers, context.env.hosts) ?? crossSiteRequest(method, headers)
    return foreign === null ? next() : answer(context, notPermitted(foreign))
  })
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  for (const call of localCalls)
    app.on(call.method.toUpperCase(), call.path, async (context) => {
      const caller = who.caller(context.env, context.req.raw.headers)
      if (!('by' in caller)) return answer(context, caller)
      const refusal = who.refusal(caller, call.for)
      if (refusal !== null) return answer(context, refusal)
      const read = await readInput(context, call)
      if (!read.ok) return answer(context, read.refusal)
      const result = await call.answer(read.input, agent)
      return result.ok ? context.json(result.value as object) : answer(context, result.refusal)
    })
  mountIap(app, { agent, who, sessions, refuse: answer })
  mountPages(app, agent, pages)
  app.notFound((context) => answer(context, notFound()))
  app.onError((error, context) => {
    failed(error, context.get('requestId'))
    return answer(context, internal())
  })
  return {
    ...openLive({ agent, who, newRequestId }),
    fetch: async (request, arrival) => app.fetch(request, arrival),
  }
}

const mountPages = (app: Hono<LocalEnv>, agent: Agent, pages: PageFiles | null): void => {
  if (pages === null)
    return void app.get('/', (context) => {
      // Who is on the controller may see its figures; from elsewhere that takes a token, which a browser does not send.
      const { text, policy } = rootPage(context.env.onThisMachine ? agent.status() : null)
      return context.html(text, 200, { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' })
    })
  app.get('*', (context, next) => {
    const { path } = context.req
    const isApi = /^\/(v\d+|iap|cms)(\/|$)/.test(path)
    const page = isApi ? null : pageAt(pages, path)
    return page === null ? next() : Promise.resolve(sendPage(context, page))
  })
}

const answer = (context: Context<LocalEnv>, problem: AgentProblem): Response => {
  const { status, headers, body } = problemReply(problem, context.get('requestId') ?? '')
  return new Response(body, { status, headers })
}

type Input =
  { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly refusal: AgentProblem }

/** Path, query and body in one object; the body may be left out. */
const readInput = async (
  context: Context<LocalEnv>,
  { input: shape, maxBodyBytes = MAX_BODY_BYTES }: Pick<LocalCall, 'input' | 'maxBodyBytes'>,
): Promise<Input> => {
  const text = context.req.method === 'GET' ? '' : await readBody(context.req.raw, maxBodyBytes)
  if (text === null) return { ok: false, refusal: bodyTooLarge(maxBodyBytes) }
  const invalid = (error: string): Input => ({ ok: false, refusal: inputInvalid(error) })
  let body = {}
  if (text !== '') {
    if (!/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
      return invalid('the body must be application/json')
    const json = jsonOf(text)
    if (typeof json !== 'object' || json === null || Array.isArray(json))
      return invalid('the body is not a JSON object')
    body = json
  }
  const input = { ...context.req.query(), ...body, ...context.req.param() }
  const parsed = shape.safeParse(input, { error: fieldMessage })
  if (parsed.success) return { ok: true, input: parsed.data }
  const errors = parsed.error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  )
  return invalid(errors.join('; '))
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
