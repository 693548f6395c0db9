import type { Hono } from 'hono'
import { unsubscribePage } from '../../notices/unsubscribe-page.ts'
import type { Subscriptions } from '../../notices/unsubscribe.ts'
import { allowOnly } from '../allow-only.ts'
import { send, type Env, type HttpContext } from '../context.ts'
import type { RateLimits } from '../rate-limit.ts'
import { textReply, withHeaders } from '../reply.ts'
import { limited } from '../run-operation.ts'

export type UnsubscribeParts = {
  readonly subscriptions: Subscriptions
  readonly now: () => number
  readonly limits: RateLimits
}

/**
 * `/unsubscribe/{secret}`, to which mails lead: GET asks, because programs that look for bad links follow each; POST
 * does it, for the button of that page and for mail programs with one of their own (RFC 8058, whose body says nothing more).
 */
export const mountUnsubscribe = (app: Hono<Env>, { subscriptions, now, limits }: UnsubscribeParts): void => {
  const path = '/unsubscribe/:secret'
  const answer = (c: HttpContext, find: (secret: string) => ReturnType<Subscriptions['find']>) => {
    c.set('operation', 'unsubscribe')
    return limited(limits.address.take(c.var.ip), c.var.requestId, async () => {
      const found = await find(c.req.param('secret') ?? '')
      const language = c.req.query('language') === 'de' ? 'de' : 'en'
      const page = withHeaders(
        textReply('text/html; charset=utf-8', unsubscribePage(found, language)),
        headers,
      )
      return found === null ? { ...page, status: 404 } : page
    })
  }
  app.get(path, async (c) => send(await answer(c, subscriptions.find)))
  // The body is not read: a mail program's says what a POST to a List-Unsubscribe address means anyway.
  app.post(path, async (c) => {
    const notices = c.req.query('notices') === 'on'
    return send(await answer(c, (secret) => subscriptions.set(secret, notices, now())))
  })
  app.all(path, allowOnly(['GET', 'POST']))
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}
