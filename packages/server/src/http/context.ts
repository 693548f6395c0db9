import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Reply } from './reply.ts'

/** What the steps of one request know of it besides the request itself. */
export type Env = {
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    ip: string
    /** operationId, or the name of a page; `none` where nothing is at the path. */
    operation: string
    /** Of the token, or of the person. */
    callerId: string | null
  }
}
export type HttpContext = Context<Env>

export const send = ({ status, headers, body }: Reply): Response => new Response(body, { status, headers })
