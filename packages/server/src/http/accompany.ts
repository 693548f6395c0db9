import type { MiddlewareHandler } from 'hono'
import type { Log } from '../log.ts'
import { clientAddress } from './client-address.ts'
import type { Env } from './context.ts'
import type { Metrics } from './metrics.ts'
import { requestIdOf } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'

export type AccompanyParts = {
  readonly newRandomId: () => string
  readonly log: Log
  readonly metrics: Metrics
  readonly trustedProxies: number
  readonly isStopping: () => boolean
}

/** Goes with every request from its first byte to its last: names it, guards its reply, counts it and writes its line. */
export const accompany =
  (parts: AccompanyParts): MiddlewareHandler<Env> =>
  async (c, next) => {
    const startedAt = performance.now()
    const requestId = requestIdOf(c.req.header('x-request-id'), parts.newRandomId)
    const socketAddress = c.env?.incoming?.socket.remoteAddress
    c.set('requestId', requestId)
    c.set('ip', clientAddress(socketAddress, c.req.header('x-forwarded-for'), parts.trustedProxies))
    c.set('operation', 'none')
    c.set('callerId', null)

    await next()

    c.header('x-request-id', requestId)
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.header(name, value)
    if (parts.isStopping()) c.header('connection', 'close')

    const ms = performance.now() - startedAt
    const { operation, callerId } = c.var
    const { status } = c.res
    parts.metrics.observe(operation, status, ms / 1000)
    // No path and no query: they may name what is a secret elsewhere.
    parts.log.info({ operation, status, ms: Math.round(ms * 10) / 10, requestId, callerId }, 'request')
  }
