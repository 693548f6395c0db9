import type { Problem } from '../http/handler.ts'
import { alreadyExists } from '../http/refusals.ts'

/** Also for an account that belongs to somebody else (A4). */
export const accountNotFound = (): Problem => ({
  code: 'account-not-found',
  sentence: 'There is no such account.',
  remedy: 'Check the account’s id; the list of accounts shows those you can use.',
  facts: {},
})

export const accountNameTaken = (name: string): Problem =>
  alreadyExists(`An account named “${name}”`, 'Choose another name; it is unique within the partner.')

export const accountArchived = (account: string): Problem => ({
  code: 'account-archived',
  sentence: `The account ${account} is archived.`,
  remedy: 'Use another account, or add a new one.',
  facts: { account },
})

export const accountHoldsLicenses = (account: string, held: number): Problem => ({
  code: 'account-holds-licenses',
  sentence: `The account ${account} still holds ${held} license(s), its controllers’ included.`,
  remedy: `Return and recall ${held} license(s) first.`,
  facts: { account, held },
})
