import type { Auth } from './open-auth.ts'
import { answer } from './guard-path.ts'
import type { Session } from './sign-in.ts'

/** `GET /auth/sessions`: where this person is signed in. What opens a session is in no answer. */
export const listSessions = async (auth: Auth, session: Session | null): Promise<Response> => {
  if (session === null) return signInFirst()
  const sessions = await visibleSessions(auth, session)
  return Response.json(
    sessions.map(({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent, method }) => ({
      id,
      current: id === session.id,
      method,
      createdAt,
      lastSeenAt: updatedAt,
      expiresAt,
      address: ipAddress ?? null,
      agent: userAgent ?? null,
    })),
  )
}

/** `POST /auth/sessions/end`: the one of `{ id }`, or with `{ others: true }` all but this one. */
export const endSession = async (
  auth: Auth,
  session: Session | null,
  request: Request,
): Promise<Response> => {
  if (session === null) return signInFirst()
  if (request.method !== 'POST' || !isSameOrigin(request)) return answer(403, 'ORIGIN', 'Not from this page.')
  const { id, others } = (await request.json().catch(() => ({}))) as { id?: unknown; others?: unknown }
  const ended = (await visibleSessions(auth, session)).filter((each) =>
    others === true ? each.id !== session.id : each.id === id,
  )
  if (ended.length === 0 && others !== true) return answer(404, 'NOT_FOUND', 'There is no such session.')
  const { internalAdapter } = await auth.$context
  await internalAdapter.deleteSessions(ended.map(({ token }) => token))
  return Response.json({ ended: ended.length })
}

type Kept = Awaited<ReturnType<Awaited<Auth['$context']>['internalAdapter']['listSessions']>>[number] & {
  readonly method?: string | null
  readonly providerId?: string | null
}

/** Who came in by a code in a mail, or through a provider, sees only what was opened so, whatever else the person has. */
const visibleSessions = async (auth: Auth, session: Session): Promise<readonly Kept[]> => {
  const { internalAdapter } = await auth.$context
  const sessions: readonly Kept[] = await internalAdapter.listSessions(session.userId, {
    onlyActiveSessions: true,
  })
  const weak = session.method === 'email-code' || session.method === 'sso'
  return weak
    ? sessions.filter(
        ({ method, providerId }) => method === session.method && (providerId ?? null) === session.providerId,
      )
    : sessions
}

const signInFirst = () => answer(401, 'SESSION_MISSING', 'Sign in first.')

/** Fetch Metadata, or the origin where a browser does not send it. */
const isSameOrigin = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host
}
