import type { OperationId, Operations } from '@tenure/contract'
import { notReached, readProblem, Refusal } from '../ui/refusal.ts'
import { actingAs, type ActingAs } from './acting-as.ts'

/** `GET /v1/licenses/{id}`: how an operation is named here. The contract knows it by its method and path. */
export type Address = keyof OperationAt
export type OperationAt = {
  readonly [Id in OperationId as AddressOf<Operations[Id]>]: Operations[Id]
}
type AddressOf<O> = O extends { readonly method: infer Method extends string; readonly path: infer Path }
  ? `${Uppercase<Method>} ${Path & string}`
  : never

/** What a schema of the contract takes and gives, as zod tells it to libraries; zod itself is not loaded. */
type Input<Schema> = Schema extends { readonly _zod: { readonly input: infer Taken } } ? Taken : never
type Output<Schema> = Schema extends { readonly _zod: { readonly output: infer Given } } ? Given : never

/** What a call of one operation takes. */
export type AskInput<A extends Address> = AskOptions &
  (OperationAt[A] extends { readonly params: infer Schema } ? { readonly params: Input<Schema> } : unknown) &
  (OperationAt[A] extends { readonly query: unknown } ? { readonly query?: QueryOf<A> } : unknown) &
  (OperationAt[A] extends { readonly body: infer Schema } ? { readonly body: Input<Schema> } : unknown) &
  (OperationAt[A] extends { readonly bodyType: infer Type } ? { readonly bodyType: Type } : unknown) &
  (OperationAt[A] extends { readonly etag: 'required' } ? { readonly ifMatch: string } : unknown)

export type AskOptions = {
  readonly signal?: AbortSignal
  /** One for each intended action: the same click again is the same action. Made anew where none is given. */
  readonly idempotencyKey?: string
  /** For whom; that of the address, if not given. Null: for nobody. */
  readonly as?: ActingAs | null
}

/** Its query, as far as it is given. */
export type QueryOf<A extends Address> = OperationAt[A] extends { readonly query: infer Schema }
  ? { readonly [Key in keyof Output<Schema>]?: Output<Schema>[Key] | undefined }
  : never

/** What it answers. What can be edited comes with its `etag`, for `ifMatch`. */
export type Answer<A extends Address> = Output<OperationAt[A]['reply']> &
  (OperationAt[A] extends { readonly etag: string } ? { readonly etag: string } : unknown)

/** An operation that can be called with nothing, is. */
export type AskArguments<A extends Address> =
  {} extends AskInput<A> ? [input?: AskInput<A>] : [input: AskInput<A>]

/**
 * Calls one operation of the license service.
 * @throws Refusal, for whatever was not done.
 * @example const license = await ask('GET /v1/licenses/{id}', { params: { id } })
 */
export const ask = async <A extends Address>(address: A, ...[input]: AskArguments<A>): Promise<Answer<A>> => {
  const { url, init } = requestOf(address, input ?? {}, location.pathname, () => crypto.randomUUID())
  return (await send(url, init)) as Answer<A>
}

/** What `ask` sends, for whichever operation. */
export type AnyInput = AskOptions & {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly bodyType?: string
  readonly ifMatch?: string
}

export const requestOf = (address: string, input: AnyInput, path: string, newKey: () => string) => {
  const [method = '', template = ''] = address.split(' ')
  const as = input.as === undefined ? actingAs(path) : input.as
  const headers: Record<string, string> = { accept: 'application/json' }
  if (as !== null) headers['tenure-as'] = as
  if (method === 'POST') headers['idempotency-key'] = input.idempotencyKey ?? newKey()
  if (input.ifMatch !== undefined) headers['if-match'] = input.ifMatch
  if (input.body !== undefined) headers['content-type'] = input.bodyType ?? 'application/json'
  const body = input.bodyType === undefined ? JSON.stringify(input.body) : String(input.body)
  const init: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    ...(input.body === undefined ? {} : { body }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  }
  return { url: urlOf(template, input), init }
}

/** `/v1/licenses/{id}` with its parameters and its query; what is not given, or empty, is not sent. */
const urlOf = (template: string, { params = {}, query = {} }: AnyInput): string => {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (typeof value !== 'string' || value === '') throw new TypeError(`${template} needs a ${name}`)
    return encodeURIComponent(value)
  })
  const sent = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (isSent(value)) sent.set(name, String(value))
  return sent.size === 0 ? path : `${path}?${sent}`
}

const isSent = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'

/** Sends a call to the service that this page came from. @throws Refusal, for whatever was not done. */
export const send = async (url: string, init: RequestInit): Promise<unknown> => {
  const response = await fetch(url, init).catch((cause: unknown) => {
    // Who left the page does not want to know.
    init.signal?.throwIfAborted()
    throw new Refusal(notReached('service'), 0, { cause })
  })
  const answer = await response.json().catch(() => null)
  if (!response.ok) throw new Refusal(readProblem(answer, response.status, 'service'), response.status)
  const etag = response.headers.get('etag')
  return etag === null || typeof answer !== 'object' || answer === null ? answer : { ...answer, etag }
}
