import { orThrow } from '@tenure/sdk'
import type { Entry, Once } from '../diary.ts'
import { exchange } from '../exchange.ts'
import { fleets, type Fleet } from '../fleets.ts'
import { controllerId, partnerClient, takeFromShelf, type Stage } from '../stage.ts'
import type { When } from '../when.ts'

const MINUTE_MS = 60_000

/** Controllers join their accounts and activate what was bought for them (T1, A1). */
export const activate = (): Entry[] =>
  fleets.flatMap((fleet) =>
    fleet.codes.flatMap((code, nth) => {
      const { since, approved } = fleet.fleet
      // Somebody walks from one to the next.
      const comes: When = (madeAt) => since(madeAt) + nth * 20 * MINUTE_MS
      if (!fleet.plan.approves)
        return [{ when: comes, name: `activate-${code}`, act: activating(fleet, code) }]
      const asks: Entry = { when: comes, name: `join-${code}`, act: (stage) => exchange(stage, fleet, code) }
      return nth < (approved ?? 0) ? [asks, letIn(fleet, code, comes)] : [asks]
    }),
  )

const activating =
  (fleet: Fleet, code: string) =>
  (stage: Stage): Promise<void> => {
    const taken = takeFromShelf(stage, fleet.plan.name, fleet.fleet.holds)
    return exchange(stage, fleet, code, { want: taken.map(({ id }) => id) })
  }

/** A1: the partner approves it three hours later. */
const letIn = (fleet: Fleet, code: string, comes: When): Entry => ({
  when: (madeAt) => comes(madeAt) + 180 * MINUTE_MS,
  name: `approve-${code}`,
  act: async (stage: Stage, once: Once) => {
    const params = { id: await controllerId(stage, code) }
    orThrow(await partnerClient(stage, fleet.partner).approveController({ ...once('approve'), params }))
    await activating(fleet, code)(stage)
  },
})
