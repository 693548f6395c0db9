import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { accountHoldsLicenses, accountNotFound } from './refusals.ts'

export type ArchiveFacts = {
  /** Null where the caller can see no such account (A4). */
  readonly account: { readonly name: string; readonly archived: boolean } | null
  /** How many licenses the account has, and how many its controllers hold. */
  readonly inAccount: number
  readonly onControllers: number
}

/** T3: an account is archived, never deleted, and only once it holds no license. `same`: it is archived already. */
export const decideArchive = ({
  account,
  inAccount,
  onControllers,
}: ArchiveFacts): Verdict<'archive' | 'same'> => {
  if (account === null) return refused(accountNotFound())
  if (account.archived) return granted('same')
  if (inAccount + onControllers > 0)
    return refused(accountHoldsLicenses(account.name, inAccount, onControllers))
  return granted('archive')
}
