import { done, type Result } from '../../result.ts'
import type { Users } from '../../users/open-users.ts'
import type { LocalRequest } from '../local-request.ts'
import { noSessionCookie, sessionCookie, sessionIdIn } from '../session-cookie.ts'
import { IDLE_MS, type Sessions } from '../sessions.ts'
import type { Caller } from '../who-calls.ts'
import { readCredentials } from './read.ts'

/** What `GET /iap/users/current` and a sign-in tell. `userName` is the name's name in existing software. */
export const userOf = (caller: Caller) => {
  const { name, role } =
    caller.by === 'session' ? caller.user : { name: `${caller.role}-token`, role: caller.role }
  return { name, username: name, userName: name, role, isOwner: role === 'owner' }
}

export type SignedIn = { readonly user: ReturnType<typeof userOf>; readonly cookie: string }

/** `POST /iap/auth/login`. A session that the browser brought along ends: its id was known before the sign-in. */
export const signIn = async (
  request: LocalRequest,
  secure: boolean,
  { users, sessions }: { readonly users: Users; readonly sessions: Sessions },
): Promise<Result<SignedIn>> => {
  const read = await readCredentials(request)
  if (!read.ok) return read
  const user = await users.signIn(read.value.username, read.value.password)
  if (!user.ok) return user
  const earlier = sessionIdIn(request.headers)
  if (earlier !== null) sessions.end(earlier)
  const sessionId = sessions.begin(user.value)
  return done({
    user: userOf({ by: 'session', user: user.value, sessionId }),
    cookie: sessionCookie(sessionId, secure),
  })
}

/** `POST /iap/auth/logout`: done also where nobody was signed in. Gives the `Set-Cookie`. */
export const signOut = (request: LocalRequest, secure: boolean, sessions: Sessions): string => {
  const id = sessionIdIn(request.headers)
  if (id !== null) sessions.end(id)
  return noSessionCookie(secure)
}

/** `GET /iap/auth/sessionTimeout`, in milliseconds. */
export const sessionTimeout = (): number => IDLE_MS
