import { APIError } from 'better-auth/api'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refusal } from './refusal-codes.ts'

/** Longer than the library takes a code for: its half minute, and the ones before and after. */
const REMEMBERED_SECONDS = 120

export type UsedCodes = {
  /** Throws an `APIError`, as for a wrong code, where this person has signed in with the code before. */
  readonly use: (userId: string, code: string) => Promise<void>
}

/**
 * RFC 6238 §5.2: a code that was accepted is not accepted again, so whoever saw it being typed has nothing. Remembers in
 * this process's memory.
 */
export const rememberUsedCodes = (): UsedCodes => {
  const used = new RateLimiterMemory({ points: 1, duration: REMEMBERED_SECONDS })
  return {
    use: async (userId, code) => {
      try {
        await used.consume(`${userId} ${code}`)
      } catch (again) {
        if (!(again instanceof RateLimiterRes)) throw again
        throw new APIError('UNAUTHORIZED', refusal('INVALID_CODE', 'Invalid code'))
      }
    },
  }
}
