import type { Operation } from '@tenure/contract'
import type { z } from 'zod'

type Given<O extends Operation, Key extends 'params' | 'body'> = O extends {
  readonly [K in Key]: infer Shape
}
  ? Shape extends z.ZodType
    ? { readonly [K in Key]: z.input<Shape> }
    : unknown
  : unknown

type GivenQuery<O extends Operation> = O extends { readonly query: infer Shape }
  ? Shape extends z.ZodType
    ? { readonly query?: Partial<z.output<Shape>> }
    : unknown
  : unknown

/** `ifMatch` is the `etag` of the reply in which the thing to edit was read. */
type GivenMatch<O extends Operation> = O extends { readonly etag: 'required' }
  ? { readonly ifMatch: string }
  : unknown

/**
 * What a call of one operation takes. An Idempotency-Key is made when none is given; give your own where the same
 * order may be sent again by another process, such as a purchase with an order number.
 */
export type CallInput<O extends Operation> = Given<O, 'params'> &
  GivenQuery<O> &
  Given<O, 'body'> &
  GivenMatch<O> & { readonly idempotencyKey?: string; readonly signal?: AbortSignal }

/** The same for whichever operation, as the one implementation sees it. */
export type AnyInput = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

/** Reads `/v1/licenses/{id}` with its parameters and query as a URL below the service's base URL. */
export const urlOf = (baseUrl: string, operation: Operation, input: AnyInput): string => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input.params?.[name]
    if (typeof value !== 'string' || value === '') throw new TypeError(`${operation.path} needs a ${name}`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value))
  return baseUrl.replace(/\/+$/, '') + path + (query.size === 0 ? '' : `?${query}`)
}

/** The request without its address: headers and body of one call, the same on each attempt. */
export const messageOf = (
  operation: Operation,
  input: AnyInput,
  token: string | null,
  newKey: () => string,
) => {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token !== null && operation.access !== 'public') headers['authorization'] = `Bearer ${token}`
  if (operation.idempotent) headers['idempotency-key'] = input.idempotencyKey ?? newKey()
  if (input.ifMatch !== undefined) headers['if-match'] = input.ifMatch
  if (operation.body === undefined) return { method: operation.method.toUpperCase(), headers }
  headers['content-type'] = operation.bodyType ?? 'application/json'
  const body = operation.bodyType === undefined ? JSON.stringify(input.body) : String(input.body)
  return { method: operation.method.toUpperCase(), headers, body }
}
