import { APIError } from 'better-auth/api'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { AuthParts } from './open-auth.ts'

const MINUTES = 15
/** Wrong passwords, or codes asked for and tried, for one address in that time; then it is locked for as long. */
const ATTEMPTS = 10

/**
 * The lock-out: whoever tries passwords or codes for one address is stopped, from however many places it comes. The
 * answer is the same for addresses that nobody has. Counts in this process's memory.
 */
export const limitAttempts = (): Pick<AuthParts, 'beforeAttempt' | 'afterSuccess'> => {
  const limiter = new RateLimiterMemory({ points: ATTEMPTS, duration: MINUTES * 60 })
  return {
    beforeAttempt: async (path, email) => {
      if (!limitedPaths.has(path)) return
      try {
        await limiter.consume(email)
      } catch (spent) {
        if (!(spent instanceof RateLimiterRes)) throw spent
        throw new APIError(
          'TOO_MANY_REQUESTS',
          { code: 'LOCKED', message: 'Too many attempts for this address.' },
          { 'retry-after': String(Math.ceil(spent.msBeforeNext / 1000)) },
        )
      }
    },
    afterSuccess: async (email) => {
      await limiter.delete(email)
    },
  }
}

const limitedPaths = new Set([
  '/sign-in/email',
  '/sign-in/email-otp',
  '/email-otp/send-verification-otp',
  '/request-password-reset',
])
