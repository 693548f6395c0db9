import pg from 'pg'
import { ADDRESS_HEADER, openAuth, type Auth, type AuthParts } from './open-auth.ts'
import { rememberUsedCodes } from './used-codes.ts'
import { limitAttempts } from './limit-attempts.ts'
import { guardPath } from './guard-path.ts'
import type { NewUser, Session, SignIn } from './sign-in.ts'
import { signInMethods, type SignInMethod } from './sign-in-method.ts'
import { endSession, listSessions } from './sessions.ts'

export type SignInParts = Pick<
  AuthParts,
  'secret' | 'requestsPerMinute' | 'mailCode' | 'mailPasswordLink' | 'singleSignOn'
> & {
  readonly databaseUrl: string
  /** Asked when the first request comes: a service on any free port knows its address only then. */
  readonly publicUrl: () => string
}

/** Enough for signing in; what is asked of a session is one statement. */
const CONNECTIONS = 5

/** Opens what people sign in with. Connects on first use. */
export const openSignIn = (parts: SignInParts): SignIn => {
  const pool = new pg.Pool({
    connectionString: parts.databaseUrl,
    max: CONNECTIONS,
    application_name: 'tenure sign-in',
    options: '-c search_path=auth -c timezone=UTC',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const attempts = limitAttempts()
  const codes = rememberUsedCodes()
  let opened: Auth | null = null
  const auth = (): Auth =>
    (opened ??= openAuth({ ...parts, ...attempts, useCode: codes.use, pool, publicUrl: parts.publicUrl() }))

  const findSession = async (headers: Headers): Promise<Session | null> => {
    const found = await auth().api.getSession({ headers })
    return found === null || isOver(found) ? null : sessionOf(found)
  }
  return {
    findSession,
    answer: async (request, address) => {
      const path = new URL(request.url).pathname
      const session = await findSession(request.headers)
      const refused = guardPath(path, session)
      if (refused !== null) return refused
      if (path === '/auth/sessions') return listSessions(auth(), session)
      if (path === '/auth/sessions/end') return endSession(auth(), session, request)
      request.headers.set(ADDRESS_HEADER, address)
      return auth().handler(request)
    },
    admitUser: async (user) => {
      const retryAfterSeconds = await attempts.take(user.email)
      if (retryAfterSeconds !== null) return { is: 'locked', retryAfterSeconds }
      const userId = await admitUser(auth(), user)
      if (userId === null) return { is: 'refused' }
      await attempts.afterSuccess(user.email)
      return { is: 'admitted', userId }
    },
    close: () => pool.end(),
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Who leaves the organisation is out within a day: then its provider is asked again, however busy the session was. */
const isOver = ({ session }: Found): boolean =>
  session.method === 'sso' && Date.now() - session.createdAt.getTime() >= DAY_MS

type Found = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>

const sessionOf = ({ session, user }: Found): Session => ({
  id: session.id,
  token: session.token,
  userId: user.id,
  name: user.name === '' ? user.email : user.name,
  email: user.email,
  language: user.language === 'de' ? 'de' : 'en',
  method: methodOf(session.method),
  providerId: session.providerId ?? null,
  hasSecondFactor: user.twoFactorEnabled === true,
})

/** What a session of an unknown making proves is the least. */
const methodOf = (text: string | null | undefined): SignInMethod =>
  signInMethods.find((method) => method === text) ?? 'email-code'

const admitUser = async (
  auth: Auth,
  { email, name, password, language }: NewUser,
): Promise<string | null> => {
  const { internalAdapter, password: passwords } = await auth.$context
  const known = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
  const user =
    known?.user ??
    (await internalAdapter.createUser(
      { email, name, language, emailVerified: true },
      { method: 'invitation' },
    ))
  const hash = known?.accounts.find(({ providerId }) => providerId === 'credential')?.password
  if (hash !== undefined && hash !== null)
    return (await passwords.verify({ hash, password })) ? user.id : null
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await passwords.hash(password),
  })
  if (user.name === '') await internalAdapter.updateUser(user.id, { name })
  return user.id
}
