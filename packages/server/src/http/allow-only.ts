import type { MiddlewareHandler } from 'hono'
import { send, type Env } from './context.ts'
import { problemReply } from './problem-reply.ts'
import { methodNotAllowed } from './refusals.ts'
import { withHeaders } from './reply.ts'

/** Stands behind the handlers of a path: answers OPTIONS, and 405 to methods it does not have (RFC 9110 §15.5.6). */
export const allowOnly = (methods: readonly string[]): MiddlewareHandler<Env> => {
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  const allow = allowed.join(', ')
  return async (c) =>
    c.req.method === 'OPTIONS'
      ? send({ status: 204, headers: { allow }, body: null })
      : send(withHeaders(problemReply(methodNotAllowed(c.req.method, allowed), c.var.requestId), { allow }))
}
