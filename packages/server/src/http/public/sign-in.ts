import type { Hono } from 'hono'
import { allowOnly } from '../allow-only.ts'
import type { Env } from '../context.ts'
import type { Place } from '../../members/places.ts'
import type { Session, SignIn } from '../../sign-in/sign-in.ts'

export type SignInRouteParts = {
  readonly signIn: Pick<SignIn, 'answer' | 'findSession'>
  readonly placesOf: (session: Session) => Promise<readonly Place[]>
}

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
  app.all('/auth/*', (c) => {
    c.set('operation', 'sign-in')
    return signIn.answer(c.req.raw, c.var.ip)
  })
}
