import { APIError } from 'better-auth/api'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { AuthParts } from './open-auth.ts'
import { refusal } from './refusal-codes.ts'

const MINUTES = 15
/** Wrong passwords, or codes asked for and tried, for one address in that time; then it is locked for as long. */
const ATTEMPTS = 10

export type Attempts = Pick<AuthParts, 'beforeAttempt' | 'afterSuccess'> & {
  /** Counts one; after how many seconds there may be another, where there were too many. */
  readonly take: (email: string) => Promise<number | null>
}

/**
 * The lock-out: whoever tries passwords or codes for one address is stopped, from however many places it comes. The
 * answer is the same for addresses that nobody has. Counts in this process's memory.
 */
export const limitAttempts = (): Attempts => {
  const limiter = new RateLimiterMemory({ points: ATTEMPTS, duration: MINUTES * 60 })
  const take = async (email: string): Promise<number | null> => {
    try {
      await limiter.consume(email)
      return null
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent
      return Math.max(1, Math.ceil(spent.msBeforeNext / 1000))
    }
  }
  return {
    take,
    beforeAttempt: async (path, email) => {
      const retryAfterSeconds = limitedPaths.has(path) ? await take(email) : null
      if (retryAfterSeconds === null) return
      throw new APIError('TOO_MANY_REQUESTS', refusal('LOCKED', 'Too many attempts for this address.'), {
        'retry-after': String(retryAfterSeconds),
      })
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
