import { catalog } from '../license/catalog.ts'
import type { License } from '../license/license.ts'
import type { Verdict } from '../refusal/refusal.ts'
import type { Product } from '../license/catalog.ts'

/** Where the licenses of this folder's tests are: one partner, one account, one controller. */

export const partnerId = 'partner-1'
export const inventory = { at: 'inventory', partnerId } as const
export const inAccount = { at: 'account', partnerId, accountId: 'account-1' } as const
export const onController = {
  at: 'controller',
  partnerId,
  accountId: 'account-1',
  controllerId: 'controller-1',
} as const
export const retired = { at: 'retired', partnerId, reason: 'split' } as const
export const account = { id: 'account-1', partnerId, name: 'P-Building 1', archived: false }

export const product = (sku: string): Product => {
  const found = catalog.find((each) => each.sku === sku)
  if (found === undefined) throw new Error(`the catalog has no ${sku}`)
  return found
}

export const license = (id: string, more: Partial<License> = {}, sku = 'CAP-50'): License => {
  const { kind, trialOf, quantity, term, termStart } = product(sku)
  return {
    ...{ id, sku, kind, trialOf, quantity, term, termStart },
    ...{ startsAt: null, endsAt: null, upgradesTo: null, everActivated: false },
    issuedAt: 0,
    holder: inventory,
    ...more,
  }
}

export const refusalOf = (verdict: Verdict<unknown>) => {
  if (verdict.ok) throw new Error('it was not refused')
  return verdict.refusal
}
export const valueOf = <Value>(verdict: Verdict<Value>): Value => {
  if (!verdict.ok) throw new Error(verdict.refusal.sentence)
  return verdict.value
}
