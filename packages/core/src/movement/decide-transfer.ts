import type { License } from '../license/license.ts'
import { licenseNotFound } from '../exchange/refusals.ts'
import { granted, refused, type Refusal, type Verdict } from '../refusal/refusal.ts'
import { judgeEach, type Asked } from './judge-each.ts'
import { moveEach, type Moved } from './movement.ts'
import { accountArchived, accountNotFound, licenseNotInInventory } from './refusals.ts'

export type TransferFacts<L extends License> = Asked<L> & {
  /** Where they shall go; null where the caller can see no such account (A4). */
  readonly account: {
    readonly id: string
    readonly partnerId: string
    readonly name: string
    readonly archived: boolean
  } | null
}

/** T1: partner inventory → account; one license or many, all or nothing. */
export const decideTransfer = <L extends License>(facts: TransferFacts<L>): Verdict<Moved<L>> => {
  const { account } = facts
  if (account === null) return refused(accountNotFound())
  if (account.archived) return refused(accountArchived(account.name))
  const { partnerId, id: accountId } = account

  const judged = judgeEach(facts, ({ id, holder }): Refusal | null => {
    // A4: the vendor's staff see every partner, but a license never leaves the partner who bought it.
    if (holder.at === 'vendor' || holder.partnerId !== partnerId) return licenseNotFound()
    return holder.at === 'inventory' ? null : licenseNotInInventory(id, holder)
  })
  return judged.ok
    ? granted(moveEach(judged.value, 'transfer', () => ({ at: 'account', partnerId, accountId })))
    : judged
}
