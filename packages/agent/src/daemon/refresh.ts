import type { Agent } from '../agent/open-agent.ts'

/** How often the daemon asks the service by itself. Hours and minutes in milliseconds. */
export type RefreshPlan = {
  readonly everyMs: number
  /** After a failure; it doubles with each, up to `everyMs`. */
  readonly firstRetryMs: number
}

export const planOf = (refreshHours: number): RefreshPlan => ({
  everyMs: refreshHours * 3_600_000,
  firstRetryMs: 60_000,
})

/**
 * How long until the next refresh after `failures` failed ones in a row. With jitter (`chance` is 0 to 1) of a tenth
 * either way, so that controllers that were switched on together do not ask together.
 */
export const refreshWaitMs = (plan: RefreshPlan, failures: number, chance: number): number => {
  const waitMs =
    failures === 0 ? plan.everyMs : Math.min(plan.everyMs, plan.firstRetryMs * 2 ** (failures - 1))
  return Math.round(waitMs * (0.9 + chance * 0.2))
}

export type RefreshParts = {
  readonly agent: Pick<Agent, 'refresh' | 'account' | 'status'>
  readonly plan: RefreshPlan
  readonly chance: () => number
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly log: (event: string, details: Readonly<Record<string, unknown>>) => void
  readonly signal: AbortSignal
}

/**
 * Keeps the license file fresh until the signal aborts: at the start, so that what an earlier run left is answered,
 * and then now and then. An unreachable service takes nothing away (T8); it is asked again, less and less often.
 */
export const keepRefreshing = async ({
  agent,
  plan,
  chance,
  wait,
  log,
  signal,
}: RefreshParts): Promise<void> => {
  for (let failures = 0; !signal.aborted;) {
    // A controller that was told no account yet and holds nothing is known to nobody, so there is nothing to ask.
    const idle = agent.account() === null && agent.status().generation === 0
    if (!idle) {
      const refreshed = await agent.refresh()
      failures = refreshed.ok ? 0 : failures + 1
      if (refreshed.ok) log('refreshed', { licenses: refreshed.value.licenses.length })
      else
        log('refresh failed', {
          code: refreshed.refusal.code,
          sentence: refreshed.refusal.sentence,
          failures,
        })
    }
    await wait(refreshWaitMs(plan, failures, chance()), signal)
  }
}
