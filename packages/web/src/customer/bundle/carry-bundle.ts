import { Refusal } from '../../ui/refusal.ts'
import type { BundleAnswers } from './calls.ts'

export type BundleAnswer = BundleAnswers['answers'][number]

/** So many requests go at once: few enough that a slow line brings them, and that somebody sees it go on. */
export const REQUESTS_AT_ONCE = 20

/** Longer than this nobody waits without being asked. */
const MOST_PATIENCE_SECONDS = 120

export type CarryParts = {
  readonly send: (requests: readonly string[]) => Promise<BundleAnswers>
  /** Told of the answers as they come, from this place of the bundle on. */
  readonly came: (from: number, answers: readonly BundleAnswer[]) => void
  /** Told that the service asks for patience; null when it goes on. */
  readonly waiting: (seconds: number | null) => void
  readonly sleep: (seconds: number) => Promise<void>
  readonly isStopped: () => boolean
}

/**
 * Hands in the requests from a place on, some at a time. What the line loses is thrown; whoever begins again goes on from
 * what came, and what was on its way is answered the same (O3).
 */
export const carryBundle = async (
  requests: readonly string[],
  from: number,
  { send, came, waiting, sleep, isStopped }: CarryParts,
): Promise<void> => {
  let next = from
  while (next < requests.length && !isStopped()) {
    const chunk = requests.slice(next, next + REQUESTS_AT_ONCE)
    const answers = await patiently(send, chunk, waiting, sleep)
    if (answers === null) continue
    if (answers.length !== chunk.length)
      throw new Error('the service answered fewer requests than it was given')
    came(next, answers)
    next += chunk.length
  }
}

/** Null where the service asked for patience, and it was given. */
const patiently = async (
  send: CarryParts['send'],
  chunk: readonly string[],
  waiting: CarryParts['waiting'],
  sleep: CarryParts['sleep'],
): Promise<readonly BundleAnswer[] | null> => {
  try {
    return (await send(chunk)).answers
  } catch (error) {
    const seconds = error instanceof Refusal ? secondsToWait(error) : null
    if (seconds === null) throw error
    waiting(seconds)
    await sleep(seconds)
    waiting(null)
    return null
  }
}

/** Null where waiting does not help. */
const secondsToWait = ({ status, facts }: Refusal): number | null => {
  const seconds = facts['retryAfterSeconds']
  if (status !== 429 || typeof seconds !== 'number') return null
  return seconds > MOST_PATIENCE_SECONDS ? null : Math.max(1, Math.ceil(seconds))
}
