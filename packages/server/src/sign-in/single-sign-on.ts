import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api'
import { expireCookie, setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth'
import { z } from 'zod'
import type { ProviderAdmission, KnownProvider } from '../identity-providers/admit.ts'
import { domainOf } from '../identity-providers/domain-of.ts'
import { pathWithin } from './path-within.ts'
import { refusal, type SsoError } from './refusal-codes.ts'
import { comeBackFrom, leaveFor, type Journey } from './open-id-connect.ts'

export type SingleSignOnParts = ProviderAdmission & {
  readonly publicUrl: string
  /** Called where a provider, or the way to it, is at fault: nobody else sees why. */
  readonly failed: (error: unknown, provider: KnownProvider) => void
}

/** Seconds: long enough for a second factor at the provider. */
const JOURNEY = 10 * 60

/**
 * Single sign-on (OpenID Connect), as endpoints of better-auth, so that it makes the session and its cookie. What
 * stands in the cookie `sso` ties the way back to the browser that left; what stands in `verification`, to the first
 * time it comes back.
 */
export const singleSignOn = (parts: SingleSignOnParts) =>
  ({
    id: 'tenure-single-sign-on',
    endpoints: {
      leaveForProvider: leaveForProvider(parts),
      comeBackFromProvider: comeBackFromProvider(parts),
    },
  }) satisfies BetterAuthPlugin

const leaveForProvider = (parts: SingleSignOnParts) =>
  createAuthEndpoint(
    '/sign-in/sso',
    {
      method: 'POST',
      use: [formCsrfMiddleware],
      requireHeaders: true,
      body: z.object({
        email: z.email().max(254),
        callbackURL: z.string().max(2000).optional(),
      }),
    },
    async (context) => {
      const { email, callbackURL } = context.body
      const provider = await parts.findByEmail(email)
      if (provider === null)
        throw context.error('NOT_FOUND', refusal('SSO_UNKNOWN', 'This domain has no single sign-on.'))
      const { url, journey } = await leaveFor(provider, parts.publicUrl, email).catch((error: unknown) => {
        parts.failed(error, provider)
        throw context.error(
          'BAD_GATEWAY',
          refusal('SSO_UNREACHABLE', 'The identity provider of this domain cannot be asked.'),
        )
      })
      const kept: Kept = { ...journey, providerId: provider.id, next: pathWithin(callbackURL) }
      const { internalAdapter, secret, createAuthCookie } = context.context
      await internalAdapter.createVerificationValue({
        identifier: identifierOf(journey.state),
        value: JSON.stringify(kept),
        expiresAt: new Date(Date.now() + JOURNEY * 1000),
      })
      const cookie = createAuthCookie('sso', { maxAge: JOURNEY })
      await context.setSignedCookie(cookie.name, journey.state, secret, cookie.attributes)
      return context.json({ url })
    },
  )

const comeBackFromProvider = (parts: SingleSignOnParts) =>
  createAuthEndpoint(
    '/sso/callback',
    { method: 'GET', requireHeaders: true, requireRequest: true },
    async (context) => {
      const { internalAdapter, secret, createAuthCookie } = context.context
      const goTo = (path: string) => context.redirect(parts.publicUrl + path)
      const refuse = (error: SsoError) => goTo(`/sign-in?error=${error}`)

      const { search, searchParams } = new URL(context.request.url)
      const cookie = createAuthCookie('sso', { maxAge: JOURNEY })
      const state = await context.getSignedCookie(cookie.name, secret)
      expireCookie(context, cookie)
      if (typeof state !== 'string' || state !== searchParams.get('state')) throw refuse('sso-expired')
      const consumed = await internalAdapter.consumeVerificationValue(identifierOf(state))
      if (consumed === null || consumed.expiresAt.getTime() <= Date.now()) throw refuse('sso-expired')
      const { providerId, next, ...journey } = JSON.parse(consumed.value) as Kept
      const provider = await parts.findById(providerId)
      if (provider === null) throw refuse('sso-expired')

      const claims = await comeBackFrom(provider, parts.publicUrl, search, journey).catch(
        (error: unknown) => {
          parts.failed(error, provider)
          throw refuse('sso-failed')
        },
      )
      const { email } = claims
      if (email === null || domainOf(email) !== provider.domain) throw refuse('sso-email')
      const language = await parts.expects(provider, email)
      if (language === null) throw refuse('sso-no-member')
      const known = await internalAdapter.findUserByEmail(email)
      const user =
        known?.user ??
        (await internalAdapter.createUser(
          { email, name: claims.name ?? email, language, emailVerified: true },
          { method: 'invitation' },
        ))
      if (!(await parts.admit(provider, { id: user.id, email }))) throw refuse('sso-no-member')
      const session = await internalAdapter.createSession(user.id, true, {
        providerId: provider.partnerId ?? 'vendor',
      })
      await setSessionCookie(context, { session, user }, true)
      throw goTo(next)
    },
  )

type Kept = Journey & { readonly providerId: string; readonly next: string }

const identifierOf = (state: string): string => `sso-${state}`
