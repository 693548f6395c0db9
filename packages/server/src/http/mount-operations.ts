import { operations, type Operation, type OperationId } from '@tenure/contract'
import type { Hono } from 'hono'
import type { Arrival } from './arrival.ts'
import { send, type Env, type HttpContext } from './context.ts'
import type { AnyHandler, AnyRawHandler, Handlers, RawHandlers } from './handler.ts'
import { allowOnly } from './allow-only.ts'
import { runOperation, runPublicOperation, type OperationParts, type Ran } from './run-operation.ts'

export type MountParts = OperationParts & {
  readonly now: () => number
  readonly handlers: Handlers
  readonly rawHandlers: RawHandlers
}

type Entry = readonly [OperationId, Operation]

/** Every operation of the contract, at its path and method; other methods of the path get 405. */
export const mountOperations = (app: Hono<Env>, parts: MountParts): void => {
  const entries = Object.entries(operations) as Entry[]
  const byPath = Map.groupBy(entries, ([, { path }]) => path)
  // Fixed paths before those with parameters: `/v1/controllers/rma` is no controller named "rma".
  const paths = [...byPath.keys()].sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')))
  for (const path of paths) {
    const here = byPath.get(path) ?? []
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1')
    for (const entry of here)
      app.on(entry[1].method.toUpperCase(), route, async (c) => {
        c.set('operation', entry[0])
        const { reply, callerId } = await run(parts, arrivalOf(c, entry, parts.now()))
        c.set('callerId', callerId)
        return send(reply)
      })
    app.all(route, allowOnly(here.map(([, { method }]) => method.toUpperCase())))
  }
}

const run = (parts: MountParts, arrival: Arrival): Promise<Ran> => {
  const { operationId } = arrival
  // The tables are checked against the contract where they are made; here their types are only widened.
  const raw = (parts.rawHandlers as Partial<Record<OperationId, AnyRawHandler>>)[operationId]
  if (raw !== undefined) return runPublicOperation(parts.limits, raw, arrival)
  const handler = (parts.handlers as Partial<Record<OperationId, unknown>>)[operationId] as
    AnyHandler | undefined
  if (handler === undefined) throw new Error(`no handler is mounted for ${operationId}`)
  return runOperation(parts, handler, arrival)
}

const arrivalOf = (c: HttpContext, [operationId, operation]: Entry, at: number): Arrival => {
  const url = new URL(c.req.url)
  return {
    operationId,
    operation,
    request: c.req.raw,
    target: url.pathname + url.search,
    params: c.req.param(),
    query: url.searchParams,
    requestId: c.var.requestId,
    ip: c.var.ip,
    at,
  }
}
