import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { emailOTP, twoFactor } from 'better-auth/plugins'
import type { Pool } from 'pg'
import { refusal } from './refusal-codes.ts'
import { methodAt } from './sign-in-method.ts'
import { singleSignOn, type SingleSignOnParts } from './single-sign-on.ts'

export type AuthParts = {
  /** Connections whose search path is the schema `auth`. */
  readonly pool: Pool
  /** Signs cookies and seals second factors; the same on every node. */
  readonly secret: string
  /** Such as `https://tenure.example.com`; what pages of other origins ask for is refused. */
  readonly publicUrl: string
  readonly requestsPerMinute: number
  /** Answers within a moment whether the mail goes out or not, so that nobody learns who is known. */
  readonly mailCode: (email: string, code: string) => void
  readonly mailPasswordLink: (email: string, link: string) => void
  /** Called before a password or a code is looked at. Throws an `APIError` where there were too many. */
  readonly beforeAttempt: (path: string, email: string) => Promise<void>
  readonly afterSuccess: (email: string) => Promise<void>
  /** Called with a code of an app that is right. Throws where it was used before. */
  readonly useCode: (userId: string, code: string) => Promise<void>
  readonly singleSignOn: Omit<SingleSignOnParts, 'publicUrl'>
}

/** Seconds. */
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The header in which the service tells better-auth who asks: what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-tenure-client-address'

/**
 * Sign-in of people: passwords with a second factor, passkeys, codes by e-mail, sessions. Its tables stand in the schema
 * `auth`. Nobody becomes a user by himself: people are invited (`members`), contacts get a code (A2).
 */
export const openAuth = (parts: AuthParts) =>
  betterAuth({
    appName: 'Tenure',
    baseURL: parts.publicUrl,
    basePath: '/auth',
    secret: parts.secret,
    database: parts.pool,
    trustedOrigins: [parts.publicUrl, ...loopbackTwin(parts.publicUrl)],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      resetPasswordTokenExpiresIn: HOUR,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) =>
        parts.mailPasswordLink(user.email, `${parts.publicUrl}/reset-password#${token}`),
    },
    user: {
      additionalFields: {
        language: { type: 'string', required: false, input: true, defaultValue: 'en' },
      },
    },
    session: {
      expiresIn: 7 * DAY,
      updateAge: HOUR,
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        providerId: { type: 'string', required: false, input: false },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: parts.requestsPerMinute,
      storage: 'memory',
      customRules: Object.fromEntries(
        ['/sign-in/*', '/two-factor/*', '/email-otp/*', '/request-password-reset', '/reset-password'].map(
          (path) => [path, { window: 60, max: parts.requestsPerMinute }],
        ),
      ),
    },
    advanced: {
      cookiePrefix: 'tenure',
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const code: unknown = (context?.body as { code?: unknown } | undefined)?.code
            if (context?.path === '/two-factor/verify-totp' && typeof code === 'string')
              await parts.useCode(session.userId, code)
            return { data: { ...session, method: methodAt(context?.path) } }
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === '/update-user') await guardUpdate(context)
        const email: unknown = (context.body as { email?: unknown } | undefined)?.email
        if (typeof email === 'string') await parts.beforeAttempt(context.path, email.trim().toLowerCase())
      }),
      after: createAuthMiddleware(async (context) => {
        const email = context.context.newSession?.user.email
        // A provider that says who this is has tried no password, and must not make room for those of a guesser.
        const isProved = methodAt(context.path) !== 'sso'
        if (email !== undefined && isProved) await parts.afterSuccess(email)
      }),
    },
    plugins: [
      singleSignOn({ ...parts.singleSignOn, publicUrl: parts.publicUrl }),
      twoFactor({ issuer: 'Tenure', skipVerificationOnEnable: false }),
      passkey({ rpName: 'Tenure', rpID: new URL(parts.publicUrl).hostname, origin: parts.publicUrl }),
      emailOTP({
        otpLength: 6,
        expiresIn: 10 * MINUTE,
        allowedAttempts: 3,
        storeOTP: 'hashed',
        rateLimit: { window: 60, max: parts.requestsPerMinute },
        sendVerificationOTP: async ({ email, otp, type }) => {
          if (type === 'sign-in') parts.mailCode(email, otp)
        },
      }),
    ],
  })

export type Auth = ReturnType<typeof openAuth>

/** What people are called stands in the lists and ledgers of all they work for: one provider may not change it. */
const guardUpdate = async (context: Parameters<typeof getSessionFromCtx>[0]): Promise<void> => {
  const fields = Object.keys((context.body as object | undefined) ?? {})
  if (fields.every((field) => field === 'language')) return
  const found = await getSessionFromCtx<Record<string, unknown>, { method?: string | null }>(context)
  if (found?.session.method === 'sso')
    throw new APIError('FORBIDDEN', refusal('PASSWORD_NEEDED', 'Sign in with your password to change this.'))
}

/** On one's own machine the service is opened by either name of the loopback address. */
const loopbackTwin = (publicUrl: string): readonly string[] => {
  const url = new URL(publicUrl)
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[url.hostname]
  return twin === undefined ? [] : [`${url.protocol}//${twin}${url.port === '' ? '' : `:${url.port}`}`]
}
