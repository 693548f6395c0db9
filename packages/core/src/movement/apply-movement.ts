import type { Holder } from '../license/holder.ts'
import type { Movement, MovementReason } from './movement.ts'
import { isSamePlace, type Place } from './place.ts'

/** What a movement that cannot be true says against itself. */
export type MovementFault = 'not-where-it-was' | 'way-unknown' | 'account-changed'

/** T1–T6: which reason leads from where to where. Everything else in a ledger is an error. */
const ways: Readonly<Record<MovementReason, readonly (readonly [Holder['at'], Holder['at']])[]>> = {
  issue: [['vendor', 'inventory']],
  // The whole is retired, and each part begins as every license does.
  split: [
    ['inventory', 'retired'],
    ['vendor', 'inventory'],
  ],
  transfer: [['inventory', 'account']],
  recall: [['account', 'inventory']],
  activate: [['account', 'controller']],
  return: [['controller', 'account']],
  rma: [['controller', 'account']],
}

const vendor: Place = { at: 'vendor', accountId: null, controllerId: null }

/**
 * T5: where a license is after one movement, or why the movement cannot have happened. `place` is where it was;
 * undefined before its first movement, when it is in the vendor's stock.
 */
export const applyMovement = (
  place: Place | undefined,
  movement: Pick<Movement, 'from' | 'to' | 'reason'>,
): Place | MovementFault => {
  const { from, to, reason } = movement
  if (!isSamePlace(from, place ?? vendor)) return 'not-where-it-was'
  if (!ways[reason].some(([before, after]) => before === from.at && after === to.at)) return 'way-unknown'
  if (from.accountId !== null && to.accountId !== null && from.accountId !== to.accountId)
    return 'account-changed'
  return to
}
