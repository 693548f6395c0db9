import type { Operation } from '@tenure/contract'

/** How often and how patiently a call that may be repeated is repeated. */
export type Patience = {
  /** Attempts in all, the first included. */
  readonly attempts: number
  /** Wait before the first repetition; it doubles with each. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** How long one attempt may take. */
  readonly timeoutMs: number
}

export const defaultPatience: Patience = {
  attempts: 4,
  firstWaitMs: 250,
  longestWaitMs: 10_000,
  timeoutMs: 30_000,
}

/**
 * Whether the same call twice does what it does once: reading, what carries an Idempotency-Key, and an exchange
 * (O3). An edit with If-Match is not: its second attempt would meet its own first.
 */
export const mayRepeat = (operation: Operation): boolean =>
  operation.method === 'get' || operation.idempotent || operation.access === 'public'

/** 429 and 503 say "later"; 502 and 504 are a proxy's way to say that nobody was there. */
export const saysLater = (status: number): boolean => [429, 502, 503, 504].includes(status)

/**
 * How long to wait before the next attempt: what the service asks for, else twice as long each time, with jitter
 * (`chance` is 0 to 1) so that many clients do not return at once. Never longer than the patience allows.
 */
export const waitMsBefore = (
  attempt: number,
  retryAfter: string | null,
  patience: Patience,
  chance: number,
): number => {
  const askedMs = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : 0
  const doubledMs = patience.firstWaitMs * 2 ** (attempt - 1)
  return Math.min(patience.longestWaitMs, Math.max(askedMs, doubledMs * (0.5 + chance / 2)))
}
