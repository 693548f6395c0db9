import type { Account, AccountSeen, Contact } from '@tenure/contract'
import type { AccountFacts } from '@tenure/core'
import type { Caller } from '../http/handler.ts'
import { rfc3339, rfc3339OrNull } from '../http/rfc3339.ts'
import type { ContactRow } from './contact-store.ts'
import type { AccountRow } from './store.ts'

export const accountToApi = (row: AccountRow): Account => ({
  id: row.id,
  partnerId: row.partner_id,
  name: row.name,
  customerId: row.customer_id,
  approvesControllers: row.approves_controllers,
  archivedAt: rfc3339OrNull(row.archived_at),
  createdAt: rfc3339(row.created_at),
})

/** A1: whoever knows the Customer ID can activate the account's licenses, and a viewer may change nothing. */
export const maySeeCustomerId = ({ role }: Pick<Caller, 'role'>): boolean => role !== 'viewer'

export const accountSeenBy =
  (caller: Pick<Caller, 'role'>) =>
  (row: AccountRow): AccountSeen => ({
    ...accountToApi(row),
    customerId: maySeeCustomerId(caller) ? row.customer_id : null,
  })

/** What the rules ask of an account. */
export const accountFactsOf = (row: AccountRow): AccountFacts => ({
  id: row.id,
  partnerId: row.partner_id,
  name: row.name,
  archived: row.archived_at !== null,
  approvesControllers: row.approves_controllers,
})

export const contactToApi = (row: ContactRow): Contact => ({
  id: row.id,
  accountId: row.account_id,
  email: row.email,
  name: row.name,
  language: row.language,
  notices: row.notices,
  createdAt: rfc3339(row.created_at),
})
