import type { LicenseSeen } from '@tenure/contract'
import type { Widened } from '../../ui/language.ts'
import type { movementTexts } from './texts.ts'

type Texts = Widened<(typeof movementTexts)['en']>

/** Why a license is not transferred (T1), or null. */
export const whyNotTransfer = ({ holder }: Pick<LicenseSeen, 'holder'>, texts: Texts): string | null => {
  if (holder.at === 'inventory') return null
  return holder.at === 'retired' ? texts.retired : texts.transferHeld
}

/** Why a license is not recalled (T3), or null. */
export const whyNotRecall = ({ holder }: Pick<LicenseSeen, 'holder'>, texts: Texts): string | null =>
  ({
    account: null,
    controller: texts.onController,
    inventory: texts.inInventory,
    vendor: texts.inInventory,
    retired: texts.retired,
  })[holder.at]

/** Why a license is not split (T4), or null. */
export const whyNotSplit = (
  { holder, kind, trialOf, quantity, everActivated }: LicenseSeen,
  texts: Texts,
): string | null => {
  if (everActivated) return texts.wasActivated
  if (holder.at !== 'inventory') return holder.at === 'retired' ? texts.retired : texts.transferHeld
  if (kind === 'core' || trialOf === 'core') return texts.countsNothing
  return quantity < 2 ? texts.tooSmall : null
}
