import type { License } from '../license/license.ts'
import { licenseNotFound } from '../exchange/refusals.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { moveEach, type MovementDraft } from './movement.ts'
import { licenseNotInInventory, licenseWasActivated, splitKind, splitSumMismatch } from './refusals.ts'

export type SplitFacts<L extends License> = {
  /** The license to split; null where the caller can see no such license (A4). */
  readonly license: L | null
  readonly quantities: readonly number[]
  /** New random UUIDs, as many as quantities: the parts' License IDs. */
  readonly partIds: readonly string[]
}

export type Part<L extends License> = L & { readonly splitFrom: string }

export type Split<L extends License> = {
  /** The license that was split, retired. */
  readonly whole: L
  /** In the order of the quantities. */
  readonly parts: readonly Part<L>[]
  /** The whole's own movement first, then one for each part, which begins where every license begins. */
  readonly movements: readonly MovementDraft<L>[]
}

/**
 * T4: a license that was never activated becomes parts that add up to it. The parts keep everything else: product,
 * term, and the day of purchase (so that M7 (c) gains nothing by a split).
 */
export const decideSplit = <L extends License>({
  license,
  quantities,
  partIds,
}: SplitFacts<L>): Verdict<Split<L>> => {
  if (license === null || license.holder.at === 'vendor') return refused(licenseNotFound())
  const { id, kind, trialOf, quantity, holder, everActivated } = license
  if (everActivated) return refused(licenseWasActivated(id))
  if (holder.at !== 'inventory') return refused(licenseNotInInventory(id, holder))
  if (kind === 'core' || trialOf === 'core') return refused(splitKind(id, kind))
  if (!addsUp(quantities, quantity)) return refused(splitSumMismatch(id, quantity, quantities))

  const { partnerId } = holder
  const retired = moveEach([license], 'split', () => ({ at: 'retired', partnerId, reason: 'split' }))
  const fresh = quantities.map((each, index): Part<L> => ({
    ...license,
    id: idAt(partIds, index),
    quantity: each,
    holder: { at: 'vendor' },
    splitFrom: id,
  }))
  const parts = moveEach(fresh, 'split', () => ({ at: 'inventory', partnerId }))
  const [whole = license] = retired.licenses
  return granted({ whole, parts: parts.licenses, movements: [...retired.movements, ...parts.movements] })
}

const addsUp = (quantities: readonly number[], whole: number): boolean =>
  quantities.length >= 2 &&
  quantities.every((each) => Number.isInteger(each) && each >= 1) &&
  quantities.reduce((sum, each) => sum + each, 0) === whole

const idAt = (partIds: readonly string[], index: number): string => {
  const id = partIds[index]
  if (id === undefined) throw new RangeError(`${partIds.length} ids are too few for the parts`)
  return id
}
