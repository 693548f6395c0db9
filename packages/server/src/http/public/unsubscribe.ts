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
export const mountUnsubscribe = (
  app: Hono<Env>,
  { subscriptions, now, limits }: UnsubscribeParts,
): void => {
  const path = '/unsubscribe/:secret'
  const answer = (c: HttpContext, find: (secret: string) => ReturnType<Subscriptions['find']>) => {
    c.set('operation', 'unsubscribe')
    return limited(limits.address.take(c.var.ip), c.var.requestId, async () => {
      const found = await find(c.req.param('secret') ?? '')
      const language = c.req.query('language') === 'de' ? 'de' : 'en'
      const page = withHeaders(textReply('text/html; charset=utf-8', unsubscribePage(found, language)), headers)
      return found === null ? { ...page, status: 404 } : page
    })
  }
  app.get(path, async (c) => send(await answer(c, subscriptions.find)))
  app.post(path, async (c) => {
    const wanted = await wantsAgain(c.req.raw)
    return send(await answer(c, (secret) => subscriptions.set(secret, wanted, now())))
  })
  app.all(path, allowOnly(['GET', 'POST']))
}

/** Only the page's own button says that mails are wanted again; whatever else is posted stops them. */
const wantsAgain = async (request: Request): Promise<boolean> => {
  if (Number(request.headers.get('content-length') ?? 0) > 1000) return false
  const form = await request.formData().catch(() => null)
  return form?.get('notices') === 'on'
}

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}
