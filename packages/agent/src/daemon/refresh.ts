import type { Agent } from '../agent/agent.ts'

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
    const told = await refreshOnce(agent)
    if (told !== null) failures = told.event === 'refreshed' ? 0 : failures + 1
    if (told !== null) log(told.event, { ...told.details, ...(failures === 0 ? {} : { failures }) })
    await wait(refreshWaitMs(plan, failures, chance()), signal)
  }
}

type Told = {
  readonly event: 'refreshed' | 'refresh failed'
  readonly details: Readonly<Record<string, unknown>>
}

/** One refresh; null where there is nothing to ask. T8: nothing that goes wrong with it, a full disk say, ends the daemon. */
const refreshOnce = async (agent: RefreshParts['agent']): Promise<Told | null> => {
  try {
    // A controller that was told no account yet and holds nothing is known to nobody, so there is nothing to ask.
    if (agent.account() === null && agent.status().generation === 0) return null
    const refreshed = await agent.refresh()
    if (refreshed.ok) return { event: 'refreshed', details: { licenses: refreshed.value.licenses.length } }
    const { code, sentence } = refreshed.refusal
    return { event: 'refresh failed', details: { code, sentence } }
  } catch (error) {
    return { event: 'refresh failed', details: { error: String(error) } }
  }
}
