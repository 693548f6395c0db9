import type { Sight } from '../access/sight.ts'
import { controllerReplaced } from '../exchange/refusals.ts'
import type { License } from '../license/license.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { moveEach, type Moved } from './movement.ts'
import type { HolderAfter } from './place.ts'
import { controllerNotFound, rmaBudgetSpent } from './refusals.ts'
import type { RmaBudget } from './rma-budget.ts'

export type RmaFacts<L extends License> = {
  readonly caller: Pick<Sight, 'of'>
  /** The dead controller; null where the caller can see none with this install code (A4). */
  readonly controller: {
    readonly installCode: string
    readonly status: 'active' | 'pending' | 'replaced'
  } | null
  /** Everything it holds. */
  readonly held: readonly L[]
  /** Of the controller's partner. */
  readonly budget: RmaBudget
}

/**
 * T6: a dead controller's licenses go back to their account, all of them, an upgrade license included; terms run on.
 * The controller is `replaced` from then on. The vendor's staff may always do it, a partner within its budget.
 */
export const decideRma = <L extends License>(facts: RmaFacts<L>): Verdict<Moved<L>> => {
  const { caller, controller, held, budget } = facts
  if (controller === null) return refused(controllerNotFound())
  if (controller.status === 'replaced') return refused(controllerReplaced(controller.installCode))
  if (caller.of !== 'vendor' && budget.left === 0) return refused(rmaBudgetSpent(budget))
  return granted(moveEach(held, 'rma', accountOf))
}

const accountOf = ({ id, holder }: License): HolderAfter => {
  if (holder.at !== 'controller') throw new Error(`license ${id} is not on the controller`)
  return { at: 'account', partnerId: holder.partnerId, accountId: holder.accountId }
}
