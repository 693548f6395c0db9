import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { accountHasControllers, accountHoldsLicenses, accountNotFound } from './refusals.ts'

export type DeleteFacts = {
  /** Null where the caller can see no such account (A4). */
  readonly account: { readonly name: string } | null
  /** How many licenses the account has, and how many its controllers hold. */
  readonly inAccount: number
  readonly onControllers: number
  /** Controllers that belong to it, or left the partner from it: their history is kept with it. */
  readonly controllers: number
}

/** T3: an account that still holds licenses, or that controllers belong to, can only be archived. */
export const decideDelete = (facts: DeleteFacts): Verdict<'delete'> => {
  const { account, inAccount, onControllers, controllers } = facts
  if (account === null) return refused(accountNotFound())
  if (inAccount + onControllers > 0)
    return refused(accountHoldsLicenses(account.name, inAccount, onControllers))
  if (controllers > 0) return refused(accountHasControllers(account.name, controllers))
  return granted('delete')
}
