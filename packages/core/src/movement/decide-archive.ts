import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { accountNotFound } from './refusals.ts'

export type ArchiveFacts = {
  /** Null where the caller can see no such account (A4). */
  readonly account: { readonly archived: boolean } | null
}

/**
 * T3: an account can be archived whatever it holds: what runs goes on running and refreshing (T8), returns and recalls
 * work, and nothing new comes in: no transfer, no activation, no new controller. `same`: it is archived already.
 */
export const decideArchive = ({ account }: ArchiveFacts): Verdict<'archive' | 'same'> => {
  if (account === null) return refused(accountNotFound())
  return granted(account.archived ? 'same' : 'archive')
}

/** T3: an archived account can be in use again at any time. `same`: it is in use. */
export const decideUnarchive = ({ account }: ArchiveFacts): Verdict<'unarchive' | 'same'> => {
  if (account === null) return refused(accountNotFound())
  return granted(account.archived ? 'unarchive' : 'same')
}
