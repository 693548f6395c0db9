import type { Operations, SearchHit } from '@tenure/contract'
import { describeLicense } from '@tenure/core'
import { maySeeCustomerId } from '../accounts/convert.ts'
import { findAccountIdByCustomerId } from '../accounts/list-store.ts'
import type { Call, Handler } from '../http/handler.ts'
import type { StoredLicense } from '../licenses/convert.ts'
import { idRange } from '../licenses/search.ts'
import {
  findAccounts,
  findContacts,
  findControllers,
  findLicenses,
  findMembers,
  findOrders,
  findPartners,
  type Found,
} from './store.ts'

/** One box for everything (A4: each query by the caller's sight). What names one thing exactly comes first. */
export const search: Handler<Operations['search']> = async ({ query: { q } }, call) => {
  const { tx } = call
  const { sight } = call.caller
  const hits: readonly SearchHit[] = [
    ...typed('account', await accountsWithCustomerId(q, call)),
    ...typed('license', await licensesThatBegin(q, call)),
    ...typed('controller', await findControllers(sight, tx, q)),
    ...typed('account', await findAccounts(sight, tx, { nameBegins: q })),
    ...typed('partner', await findPartners(sight, tx, q)),
    ...typed('order', await findOrders(sight, tx, q)),
    ...typed('contact', await findContacts(sight, tx, q)),
    ...typed('member', await findMembers(sight, tx, q)),
  ]
  return { ok: true, value: { hits: [...hits] } }
}

const typed = (type: SearchHit['type'], found: readonly Found[]): SearchHit[] =>
  found.map(({ id, title, subtitle, partnerId, accountId }) => ({
    type,
    id,
    title,
    subtitle,
    partnerId,
    accountId,
  }))

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A1: a Customer ID is a secret: it is found whole or not at all, and by those alone who may see it. */
const accountsWithCustomerId = async (word: string, { caller, tx }: Call): Promise<Found[]> => {
  if (!UUID.test(word) || !maySeeCustomerId(caller)) return []
  const id = await findAccountIdByCustomerId(caller.sight, tx, word.toLowerCase())
  return id === undefined ? [] : findAccounts(caller.sight, tx, { id })
}

/** Two or three hexadecimal digits are more likely a word. */
const MIN_LICENSE_ID_BEGINNING = 4

const licensesThatBegin = async (word: string, { caller, tx }: Call): Promise<Found[]> => {
  const range = word.length < MIN_LICENSE_ID_BEGINNING ? null : idRange(word)
  if (range === null) return []
  return (await findLicenses(caller.sight, tx, range)).map(foundLicense)
}

const foundLicense = (license: StoredLicense): Found => ({
  id: license.id,
  title: license.id,
  subtitle: describeLicense(license),
  partnerId: license.partnerId,
  accountId: 'accountId' in license.holder ? license.holder.accountId : null,
})
