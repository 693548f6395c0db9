import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { emailOTP, twoFactor } from 'better-auth/plugins'
import type { Pool } from 'pg'
import { methodAt } from './sign-in-method.ts'

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
          before: async (session, context) => ({
            data: { ...session, method: methodAt(context?.path) },
          }),
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const email: unknown = (context.body as { email?: unknown } | undefined)?.email
        if (typeof email === 'string') await parts.beforeAttempt(context.path, email.trim().toLowerCase())
      }),
      after: createAuthMiddleware(async (context) => {
        const email = context.context.newSession?.user.email
        if (email !== undefined) await parts.afterSuccess(email)
      }),
    },
    plugins: [
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

/** On one's own machine the service is opened by either name of the loopback address. */
const loopbackTwin = (publicUrl: string): readonly string[] => {
  const url = new URL(publicUrl)
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[url.hostname]
  return twin === undefined ? [] : [`${url.protocol}//${twin}${url.port === '' ? '' : `:${url.port}`}`]
}
