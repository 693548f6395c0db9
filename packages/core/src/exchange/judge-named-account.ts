import { accountArchived } from '../movement/refusals.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { AccountFacts } from './facts.ts'
import { customerIdMissing, customerIdUnknown } from './refusals.ts'

/**
 * A1: the account that a request names by its Customer ID, if controllers can join it and activate there. `named` is
 * null where the Customer ID is no account's. T3: an archived account takes nothing in.
 */
export const judgeNamedAccount = (
  customerId: string | null,
  named: AccountFacts | null,
): Verdict<AccountFacts> => {
  if (customerId === null) return refused(customerIdMissing())
  if (named === null) return refused(customerIdUnknown())
  return named.archived ? refused(accountArchived(named.name)) : granted(named)
}
