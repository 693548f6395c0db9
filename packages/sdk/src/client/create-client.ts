import { operations, type Operation, type OperationId, type Operations } from '@tenure/contract'
import type { z } from 'zod'
import { messageOf, urlOf, type AnyInput, type CallInput } from './call.ts'
import { ProblemError, readProblem, ServiceUnreachableError, type Problem } from './problem.ts'
import { defaultPatience, mayRepeat, saysLater, waitMsBefore, type Patience } from './retry.ts'

export type ClientOptions = {
  /** Such as `https://licenses.example.com`, without `/v1`. */
  readonly baseUrl: string
  /** A Tenure API token; without one only public operations can be called. */
  readonly token?: string
  readonly fetch?: typeof globalThis.fetch
  readonly patience?: Partial<Patience>
  /** For callers with their own time, chance and ids. */
  readonly wait?: (ms: number) => Promise<void>
  readonly chance?: () => number
  readonly newIdempotencyKey?: () => string
}

/** What the service answers: the value and its `etag` (needed to edit), or the problem. An outage throws. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value; readonly etag: string | null }
  | { readonly ok: false; readonly problem: Problem }

/** One function per operation of the contract; those that take nothing may be called with nothing. */
export type Client = {
  readonly [Id in OperationId]: {} extends CallInput<Operations[Id]>
    ? (input?: CallInput<Operations[Id]>) => Promise<Reply<z.output<Operations[Id]['reply']>>>
    : (input: CallInput<Operations[Id]>) => Promise<Reply<z.output<Operations[Id]['reply']>>>
}

/**
 * The service's API as typed functions. Calls that may be repeated are repeated while the service is busy or away,
 * with the same Idempotency-Key.
 *
 * @throws ServiceUnreachableError from each function, when the last attempt got no answer of the API.
 * @example
 * const tenure = createClient({ baseUrl: 'https://licenses.example.com', token })
 * const moved = await tenure.transferLicense({ params: { id: licenseId }, body: { accountId } })
 * if (!moved.ok) console.error(moved.problem.detail, moved.problem.remedy)
 */
export const createClient = (options: ClientOptions): Client => {
  const calls = Object.entries(operations).map(([id, operation]) => [
    id,
    (input: AnyInput = {}) => call(operation, input, options),
  ])
  return Object.fromEntries(calls) as Client
}

/** The value of a reply.
 * @throws ProblemError when the service refused. */
export const orThrow = <Value>(reply: Reply<Value>): Value => {
  if (!reply.ok) throw new ProblemError(reply.problem)
  return reply.value
}

const call = async (
  operation: Operation,
  input: AnyInput,
  options: ClientOptions,
): Promise<Reply<unknown>> => {
  const patience = { ...defaultPatience, ...options.patience }
  const url = urlOf(options.baseUrl, operation, input)
  const newKey = options.newIdempotencyKey ?? (() => crypto.randomUUID())
  const message = messageOf(operation, input, options.token ?? null, newKey)
  const attempts = mayRepeat(operation) ? patience.attempts : 1

  for (let attempt = 1; ; attempt++) {
    const result = await attemptOnce(url, message, operation, input.signal, patience.timeoutMs, options.fetch)
    const last = attempt >= attempts || input.signal?.aborted === true
    if (result.kind === 'reply') return result.reply
    if (last) return giveUp(result)
    const waitMs = waitMsBefore(attempt, result.retryAfter, patience, (options.chance ?? Math.random)())
    await (options.wait ?? waitFor)(waitMs)
  }
}

type Attempt =
  | { readonly kind: 'reply'; readonly reply: Reply<unknown> }
  | {
      readonly kind: 'later'
      readonly problem: Problem | null
      readonly error: ServiceUnreachableError
      readonly retryAfter: string | null
    }

const attemptOnce = async (
  url: string,
  message: RequestInit,
  operation: Operation,
  signal: AbortSignal | undefined,
  timeoutMs: number,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Attempt> => {
  const limit = AbortSignal.timeout(timeoutMs)
  const signals = signal === undefined ? limit : AbortSignal.any([signal, limit])
  let response: Response
  let body: unknown
  try {
    response = await fetch(url, { ...message, signal: signals })
    body = response.status === 204 ? undefined : await response.json().catch(notJson)
  } catch (cause) {
    signal?.throwIfAborted()
    const error = new ServiceUnreachableError('The license service cannot be reached.', null, cause)
    return { kind: 'later', problem: null, error, retryAfter: null }
  }
  const strange = new ServiceUnreachableError(
    `The answer (HTTP ${response.status}) does not come from a Tenure service.`,
    response.status,
  )
  if (response.ok) {
    const value = operation.reply.safeParse(body)
    if (!value.success) throw strange
    return { kind: 'reply', reply: { ok: true, value: value.data, etag: response.headers.get('etag') } }
  }
  const problem = readProblem(body)
  if (saysLater(response.status))
    return { kind: 'later', problem, error: strange, retryAfter: response.headers.get('retry-after') }
  if (problem === null) throw strange
  return { kind: 'reply', reply: { ok: false, problem } }
}

const giveUp = ({ problem, error }: Extract<Attempt, { kind: 'later' }>): Reply<never> => {
  if (problem === null) throw error
  return { ok: false, problem }
}

const notJson = (cause: unknown): undefined => {
  if (cause instanceof SyntaxError) return undefined
  throw cause
}

const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
