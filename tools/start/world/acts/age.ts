import type { Entry } from '../diary.ts'
import { exchange, shareOf } from '../exchange.ts'
import { fleets, type Fleet } from '../fleets.ts'
import type { LaterPlan } from '../plan.ts'
import { takeFromShelf, unit, type Stage } from '../stage.ts'
import { deadCodes } from './troubles.ts'
import { before, daysAgo, type When } from '../when.ts'

/** What the years bring: renewals, more capacity, upgrades, returns; and the last time each controller was heard from. */
export const age = (): Entry[] => [
  ...fleets.flatMap((fleet) =>
    (fleet.fleet.later ?? []).flatMap((later, nth) =>
      fleet.codes.slice(0, later.units).map((code) => ({
        when: later.when,
        name: `later-${nth}-${code}`,
        act: (stage: Stage) => change(stage, fleet, code, later),
      })),
    ),
  ),
  ...fleets.flatMap((fleet) =>
    fleet.codes
      .filter((code) => !deadCodes.has(code))
      .map((code) => ({
        when: lastHeard(fleet.fleet.quietDays ?? 0, code),
        name: `heard-${code}`,
        act: (stage: Stage) => exchange(stage, fleet, code),
      })),
  ),
]

const change = (stage: Stage, fleet: Fleet, code: string, later: LaterPlan): Promise<void> => {
  if ('returns' in later) {
    const give = unit(stage, code)
      .licenses()
      .map(({ id }) => id)
    return exchange(stage, fleet, code, { give })
  }
  const taken = takeFromShelf(stage, fleet.plan.name, later.activates)
  return exchange(stage, fleet, code, { want: taken.map(({ id }) => id) })
}

/** Controllers ask once a day; so many days, and up to sixteen hours, have passed since. */
export const lastHeard = (quietDays: number, code: string): When =>
  before(daysAgo(quietDays), (shareOf(`${code} asks`) * 16) / 24)
