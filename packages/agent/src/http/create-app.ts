import { fieldMessage, problems, problemType, type ProblemCode } from '@tenure/contract'
import { Hono, type Context } from 'hono'
import type { z } from 'zod'
import type { Agent } from '../agent/open-agent.ts'
import type { AgentProblem } from '../result.ts'
import { localCalls } from './calls.ts'
import { foreignRequest } from './guard-origin.ts'
import { readBody } from './read-body.ts'
import { rootPage } from './root-page.ts'
import type { LocalCaller, Tokens } from './tokens.ts'

/** A way in. Who can open the Unix socket, or runs the agent itself, is the Owner. */
export type Way = { readonly by: 'owner' } | { readonly by: 'network'; readonly hosts: readonly string[] }

/** How one request came in; `onThisMachine`: its sender is a program on the controller. */
export type Arrival = Way & { readonly onThisMachine: boolean }

export type AppParts = {
  readonly agent: Agent
  readonly tokens: Tokens
  readonly newRequestId: () => string
  /** Told of each mistake of ours, with the id that the caller was given. */
  readonly failed: (error: unknown, requestId: string) => void
}

/** The local API of the agent. `arrival` is passed with each request, because the same app answers on every way in. */
export type LocalApp = { readonly fetch: (request: Request, arrival: Arrival) => Promise<Response> }

type Env = { Bindings: Arrival; Variables: { requestId: string } }

/** A request of the local API is small: 200 License IDs of 36 characters, and room. */
const MAX_BODY_BYTES = 65_536

export const createApp = ({ agent, tokens, newRequestId, failed }: AppParts): LocalApp => {
  const app = new Hono<Env>()
  app.use(async (context, next) => {
    context.set('requestId', newRequestId())
    await next()
    context.header('cache-control', 'no-store')
    context.header('x-content-type-options', 'nosniff')
  })
  app.use(async (context, next) => {
    if (context.env.by === 'owner') return next()
    const foreign = foreignRequest(context.req.raw.headers, context.env.hosts)
    return foreign === null ? next() : answer(context, notPermitted(foreign))
  })
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/', (context) => {
    // Who is on the controller may see its figures; from elsewhere that takes a token, which a browser does not send.
    const { text, policy } = rootPage(context.env.onThisMachine ? agent.status() : null)
    return context.html(text, 200, { 'content-security-policy': policy, 'referrer-policy': 'no-referrer' })
  })

  for (const call of localCalls)
    app.on(call.method.toUpperCase(), call.path, async (context) => {
      const caller = callerOf(context, tokens)
      if (typeof caller !== 'string') return answer(context, caller)
      // A3: viewing is allowed; managing licenses is the Owner's.
      if (call.for === 'owner' && caller !== 'owner') return answer(context, ownerOnly())
      const read = await readInput(context, call.input)
      if (!read.ok) return answer(context, read.refusal)
      const result = await call.answer(read.input, agent)
      return result.ok ? context.json(result.value as object) : answer(context, result.refusal)
    })
  app.notFound((context) => answer(context, notFound()))
  app.onError((error, context) => {
    failed(error, context.get('requestId'))
    return answer(context, internal())
  })
  return { fetch: async (request, arrival) => app.fetch(request, arrival) }
}

const callerOf = (context: Context<Env>, tokens: Tokens): LocalCaller | AgentProblem => {
  if (context.env.by === 'owner') return 'owner'
  const [, token] = /^Bearer +(\S{1,200})$/i.exec(context.req.header('authorization') ?? '') ?? []
  if (token === undefined) return tokenMissing()
  return tokens.callerOf(token) ?? tokenInvalid()
}

type Input =
  { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly refusal: AgentProblem }

/** Path, query and body in one object; the body may be left out. */
const readInput = async (context: Context<Env>, shape: z.ZodType): Promise<Input> => {
  const text = context.req.method === 'GET' ? '' : await readBody(context.req.raw, MAX_BODY_BYTES)
  if (text === null) return { ok: false, refusal: bodyTooLarge() }
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

/** A problem as RFC 9457 has it, with the contract's code, status and title. */
const answer = (context: Context<Env>, { code, sentence, remedy, facts }: AgentProblem): Response => {
  const { status, title } = problems[code]
  const requestId = context.get('requestId') ?? ''
  const document = {
    type: problemType(code),
    title,
    status,
    detail: sentence,
    code,
    remedy,
    requestId,
    facts,
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="tenure-agent"'
  return new Response(JSON.stringify(document), { status, headers })
}

const problem = (code: ProblemCode, sentence: string, remedy: string): AgentProblem => ({
  code,
  sentence,
  remedy,
  facts: {},
})
const ownerOnly = () =>
  problem(
    'owner-only',
    'Only the Owner manages licenses.',
    'Use the Owner’s token, or ask the Owner to do it.',
  )
const tokenMissing = () =>
  problem(
    'token-missing',
    'The request carries no token.',
    'Send “Authorization: Bearer …” with the token in owner-token or driver-token of the state folder.',
  )
const tokenInvalid = () =>
  problem(
    'token-invalid',
    'The token is not one of this agent.',
    'Read the token file of the state folder again.',
  )
const notPermitted = (sentence: string) =>
  problem(
    'not-permitted',
    sentence,
    'Call the local API by its own address, from a program on this controller.',
  )
const inputInvalid = (error: string) =>
  problem(
    'input-invalid',
    `The input is not valid: ${error}.`,
    'Correct it; docs/controller.md lists each call.',
  )
const bodyTooLarge = () =>
  problem('body-too-large', `The body has more than ${MAX_BODY_BYTES} bytes.`, 'Send it in parts.')
const notFound = () =>
  problem('not-found', 'The local API has no such call.', 'docs/controller.md lists each call.')
const internal = () =>
  problem('internal', 'Something went wrong in the agent.', 'Look for the request id in the agent’s log.')

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
