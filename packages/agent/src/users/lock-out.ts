/** Slows down who guesses passwords. In memory: a restart forgets, and a restart is no quicker than the wait. */
export type LockOut = {
  /** How long this name has to wait before it is tried, in milliseconds; 0 = not at all. */
  readonly waitMs: (name: string) => number
  readonly failed: (name: string) => void
  readonly succeeded: (name: string) => void
}

type Failures = { readonly count: number; readonly lastMs: number }

/** A name that was not tried for this long starts anew. */
const FORGET_MS = 3_600_000
/** So many names are remembered; then the one that waits shortest is forgotten. */
const MAX_NAMES = 1000

/**
 * After a few failures each further one doubles the wait. For all names together it grows later and stays short: who
 * guesses many names must not be able to keep the Owner out, who is always let in at the controller's own socket.
 */
const ofOneName = { free: 3, firstWaitMs: 1000, longestWaitMs: 300_000 }
const ofAllNames = { free: 30, firstWaitMs: 500, longestWaitMs: 10_000 }

type Slope = typeof ofOneName

export const openLockOut = (monotonicMs: () => number): LockOut => {
  const names = new Map<string, Failures>()
  let all: Failures = { count: 0, lastMs: monotonicMs() }

  const remembered = (failures: Failures | undefined): Failures => {
    const now = monotonicMs()
    return failures === undefined || now - failures.lastMs > FORGET_MS ? { count: 0, lastMs: now } : failures
  }
  const one = (name: string): Failures => remembered(names.get(name))
  const left = (failures: Failures, slope: Slope): number =>
    Math.max(0, failures.lastMs + waitAfter(failures.count, slope) - monotonicMs())

  return {
    waitMs: (name) => Math.max(left(one(name), ofOneName), left(remembered(all), ofAllNames)),
    failed: (name) => {
      const failures = { count: one(name).count + 1, lastMs: monotonicMs() }
      names.delete(name)
      if (names.size >= MAX_NAMES) forgetOne(names)
      names.set(name, failures)
      all = { count: remembered(all).count + 1, lastMs: monotonicMs() }
    },
    succeeded: (name) => void names.delete(name),
  }
}

/** How long to wait after so many failures. */
const waitAfter = (count: number, { free, firstWaitMs, longestWaitMs }: Slope): number =>
  count <= free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(count - free - 1, 30))

/** Forgets a name with the fewest failures: made-up names, tried once each, do not wash out one that is guessed at. */
const forgetOne = (names: Map<string, Failures>): void => {
  let fewest: [string, Failures] | null = null
  for (const entry of names) if (fewest === null || entry[1].count < fewest[1].count) fewest = entry
  if (fewest !== null) names.delete(fewest[0])
}
