import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How many requests one key may make in a window. */
export type Quota = { readonly requests: number; readonly windowSeconds: number }

export type Taken = {
  readonly allowed: boolean
  readonly retryAfterSeconds: number
  /** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10 §3 and §4). */
  readonly headers: Readonly<Record<string, string>>
}

export type RateLimit = {
  readonly take: (key: string) => Promise<Taken>
  /** Counts more requests that were let in already; whoever overdraws waits for the next window. */
  readonly charge: (key: string, requests: number) => Promise<void>
}

/**
 * `token`: each access token. `address`: each client without a valid one. `exchange`: each client that exchanges.
 * `lookup`: each client that asks for a license by its License ID alone.
 */
export type RateLimits = { readonly [name in 'token' | 'address' | 'exchange' | 'lookup']: RateLimit }

export type Quotas = { readonly [name in keyof RateLimits]: Quota }

export const perMinute = (requests: number): Quota => ({ requests, windowSeconds: 60 })

/** Counts in this process's memory: of several service processes, each grants the whole quota. */
export const rateLimitsInMemory = (quotas: Quotas): RateLimits => ({
  token: inMemory('token', quotas.token),
  address: inMemory('address', quotas.address),
  exchange: inMemory('exchange', quotas.exchange),
  lookup: inMemory('lookup', quotas.lookup),
})

const inMemory = (name: string, quota: Quota): RateLimit => {
  const limiter = new RateLimiterMemory({
    keyPrefix: name,
    points: quota.requests,
    duration: quota.windowSeconds,
  })
  return {
    take: async (key) => {
      try {
        return taken(name, quota, true, await limiter.consume(key))
      } catch (spent) {
        if (spent instanceof RateLimiterRes) return taken(name, quota, false, spent)
        throw spent
      }
    },
    charge: async (key, requests) => {
      if (requests > 0) await limiter.penalty(key, requests)
    },
  }
}

const taken = (name: string, quota: Quota, allowed: boolean, left: RateLimiterRes): Taken => {
  const seconds = Math.max(1, Math.ceil(left.msBeforeNext / 1000))
  return {
    allowed,
    retryAfterSeconds: seconds,
    headers: {
      'ratelimit-policy': `"${name}";q=${quota.requests};w=${quota.windowSeconds}`,
      ratelimit: `"${name}";r=${left.remainingPoints};t=${seconds}`,
      ...(allowed ? {} : { 'retry-after': String(seconds) }),
    },
  }
}
