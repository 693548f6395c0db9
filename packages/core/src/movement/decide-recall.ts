import type { License } from '../license/license.ts'
import { licenseNotFound } from '../exchange/refusals.ts'
import { granted, type Refusal, type Verdict } from '../refusal/refusal.ts'
import { judgeEach, type Asked } from './judge-each.ts'
import { moveEach, type Moved } from './movement.ts'
import type { HolderAfter } from './place.ts'
import { licenseNotInAccount, licenseOnController } from './refusals.ts'

/** T3: account → partner inventory, while no controller holds the license; one or many, all or nothing. */
export const decideRecall = <L extends License>(facts: Asked<L>): Verdict<Moved<L>> => {
  const judged = judgeEach(facts, ({ id, holder }): Refusal | null => {
    if (holder.at === 'vendor') return licenseNotFound()
    if (holder.at === 'controller') return licenseOnController(id, holder.controllerId)
    return holder.at === 'account' ? null : licenseNotInAccount(id, holder)
  })
  return judged.ok ? granted(moveEach(judged.value, 'recall', inventoryOf)) : judged
}

const inventoryOf = ({ id, holder }: License): HolderAfter => {
  if (holder.at === 'vendor') throw new Error(`license ${id} was never issued`)
  return { at: 'inventory', partnerId: holder.partnerId }
}
