import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import { countForAccounts, listAccounts } from '../../packages/server/src/accounts/list-store.ts'
import { listEntries } from '../../packages/server/src/audit/store.ts'
import { listCases } from '../../packages/server/src/cases/list-store.ts'
import { listControllers } from '../../packages/server/src/controllers/list-store.ts'
import type { Tx } from '../../packages/server/src/db/database.ts'
import { withDatabase } from '../../packages/server/src/db/testing.ts'
import { listLicenseMovements, listMovements } from '../../packages/server/src/ledger/list-store.ts'
import {
  listLicenses,
  type LicenseFilter,
  type LicenseSort,
} from '../../packages/server/src/licenses/list-store.ts'
import { lockLicenses as lockForExchange } from '../../packages/server/src/exchange/license-store.ts'
import { listHeldLicenses, lockHeldAndNamed } from '../../packages/server/src/licenses/store.ts'
import * as search from '../../packages/server/src/search/store.ts'
import { id, insertMany } from './many-rows.ts'
import { plansOf } from './plans-of.ts'

// A list of many rows opens as fast as one of ten: an index has the order, and no more is read than is shown.
const { db } = await withDatabase({ after })
const limit = 51
const partnerId = id('a', 1)
const sights = { vendor: { of: 'vendor' }, partner: { of: 'partner', partnerId } } as const satisfies Record<
  string,
  Sight
>

before(async () => {
  await insertMany(db, { partners: 3, accounts: 600, controllers: 3000, licenses: 30_000 })
  await sql`analyze`.execute(db)
})

type Ask = (sight: Sight, tx: Tx) => Promise<unknown>
const licenses =
  (sort: LicenseSort, filter: LicenseFilter = {}, following = false): Ask =>
  (sight, tx) => {
    const at = Date.parse('2026-01-01T04:00:00Z')
    const key: readonly [number, string] = [
      sort.endsWith('ends-at') ? at + 100 * 86_400_000 : at,
      id('d', 14_401),
    ]
    return listLicenses(sight, tx, filter, { sort, after: following ? key : null, limit })
  }
const first = { after: null, limit }

const lists: Readonly<Record<string, Ask>> = {
  'licenses, newest first': licenses('-issued-at'),
  'licenses, newest first, a later page': licenses('-issued-at', {}, true),
  'licenses, oldest first': licenses('issued-at'),
  'licenses by their ends': licenses('ends-at'),
  'licenses by their ends, a later page': licenses('ends-at', {}, true),
  'licenses by their ends, from the last': licenses('-ends-at'),
  'licenses that expire soon': licenses('ends-at', {
    state: { is: 'expiring', at: Date.parse('2026-06-01T00:00:00Z') },
  }),
  'licenses of an account': licenses('-issued-at', { accountId: id('b', 1) }),
  'licenses of a controller': licenses('-issued-at', { controllerId: id('c', 1) }),
  'licenses of an order': licenses('-issued-at', { orderReference: 'PO-7' }),
  'accounts by name': (sight, tx) => listAccounts(sight, tx, {}, { ...first, sort: 'name' }),
  'accounts by name, from the last': (sight, tx) => listAccounts(sight, tx, {}, { ...first, sort: '-name' }),
  'accounts, newest first': (sight, tx) => listAccounts(sight, tx, {}, { ...first, sort: '-created-at' }),
  'what belongs to accounts': (sight, tx) => countForAccounts(sight, tx, [id('b', 1), id('b', 4)], 0),
  'controllers, heard from last': (sight, tx) =>
    listControllers(sight, tx, {}, { ...first, sort: '-last-seen' }),
  'controllers by install code': (sight, tx) =>
    listControllers(sight, tx, {}, { ...first, sort: 'install-code' }),
  'controllers whose code begins so': (sight, tx) =>
    listControllers(sight, tx, { codeBegins: 'SC-0001' }, { ...first, sort: 'install-code' }),
  'controllers of an account': (sight, tx) =>
    listControllers(sight, tx, { accountId: id('b', 1) }, { ...first, sort: '-last-seen' }),
  'cases, newest first': (sight, tx) => listCases(sight, tx, {}, first),
  'the ledger, newest first': (sight, tx) => listMovements(sight, tx, undefined, first),
  'where a license has been': (sight, tx) =>
    listLicenseMovements(sight, tx, { partnerId, id: id('d', 1) }, first),
  'the audit, newest first': (sight, tx) => listEntries(sight, tx, {}, first),
  'what an exchange locks': (_sight, tx) =>
    lockForExchange(tx, {
      controller: { partnerId, id: id('c', 4) },
      account: { partnerId, id: id('b', 4) },
      want: [id('d', 1), id('d', 4)],
    }),
  'what an activation by people locks': (sight, tx) => lockHeldAndNamed(sight, tx, id('c', 4), [id('d', 1)]),
  'what controllers hold': (sight, tx) => listHeldLicenses(sight, tx, [id('c', 1), id('c', 4)]),
  'a License ID that is searched for': (sight, tx) =>
    search.findLicenses(sight, tx, { from: id('d', 7), to: id('d', 9) }),
  'an order that is searched for': (sight, tx) => search.findOrders(sight, tx, 'PO-77'),
  'an account that is searched for': (sight, tx) => search.findAccounts(sight, tx, { nameBegins: 'site 77' }),
  'a controller that is searched for': (sight, tx) => search.findControllers(sight, tx, 'sc-00077'),
}

/** What is walked through. What is joined to a page may be read whole, as PostgreSQL likes, while it is small. */
const walked = (name: string): string =>
  Object.entries({
    account: /^(accounts|an account)/,
    controller: /^(controllers|a controller)/,
    controller_case: /^cases/,
    movement: /^(the ledger|where)/,
    audit_entry: /^the audit/,
  }).find(([, names]) => names.test(name))?.[0] ?? 'license'
/** What is put in order by sorting is not more than a page, or what one account or controller has. */
const MOST_SORTED = 500

for (const [of, sight] of Object.entries(sights))
  for (const [name, ask] of Object.entries(lists))
    test(`${of}: ${name}: no table is read whole, and no more than a page is sorted`, async () => {
      const plans = await plansOf(db, sight, (tx) => ask(sight, tx))
      assert(plans.length > 0)
      for (const steps of plans)
        for (const step of steps) {
          const said = JSON.stringify(
            steps.map((each) => [
              each['Node Type'],
              each['Relation Name'],
              each['Index Name'],
              each['Plan Rows'],
            ]),
          )
          const table = step['Relation Name']
          assert(step['Node Type'] !== 'Seq Scan' || table !== walked(name), said)
          assert(!/Sort/.test(step['Node Type']) || step['Plan Rows'] <= MOST_SORTED, said)
        }
    })
