import type { Hono } from 'hono'
import { allowOnly } from '../allow-only.ts'
import { send, type Env } from '../context.ts'
import { problemReply } from '../problem-reply.ts'
import { readAtMost } from '../read-body.ts'
import { bodyTooLarge } from '../refusals.ts'
import type { Place } from '../../members/places.ts'
import type { Session, SignIn } from '../../sign-in/sign-in.ts'

export type SignInRouteParts = {
  readonly signIn: Pick<SignIn, 'answer' | 'findSession'>
  readonly placesOf: (session: Session) => Promise<readonly Place[]>
}

/** What a passkey's registration takes, with room. */
const MAX_BODY_BYTES = 100_000

/** `/auth`: signing in and out, and where a person can go. What people do then is the API's. */
export const mountSignIn = (app: Hono<Env>, { signIn, placesOf }: SignInRouteParts): void => {
  app.get('/auth/places', async (c) => {
    c.set('operation', 'sign-in')
    const session = await signIn.findSession(c.req.raw.headers)
    if (session === null) return c.json({ user: null, places: [] })
    const { userId: id, name, email, language, hasSecondFactor: secondFactor, method } = session
    return c.json({
      user: { id, name, email, language, secondFactor, method },
      places: await placesOf(session),
    })
  })
  app.all('/auth/places', allowOnly(['GET']))
  app.all('/auth/*', async (c) => {
    c.set('operation', 'sign-in')
    const { requestId, ip } = c.var
    const body = await readAtMost(c.req.raw, MAX_BODY_BYTES)
    if (body === null) return send(problemReply(bodyTooLarge(MAX_BODY_BYTES), requestId))
    const { method, url } = c.req.raw
    const headers = new Headers(c.req.raw.headers)
    const hasBody = method !== 'GET' && method !== 'HEAD'
    return signIn.answer(new Request(url, { method, headers, body: hasBody ? body : null }), ip)
  })
}
