import { sql } from 'kysely'
import { transaction, type Db } from '../packages/server/src/db/database.ts'
import { withService, type TestService } from '../packages/server/src/http/testing.ts'
import { measure, percentile, type Bench, type Measure } from './measure.ts'

/**
 * The first ten of each list that a portal opens, out of ten licenses and out of a hundred thousand: how many times as
 * long the large one takes (medians, asked in turns). Whole requests, from the token to the JSON.
 */
export const portalLists: Bench = {
  name: 'portal-lists',
  run: async () => {
    const endings: (() => Promise<void>)[] = []
    const lifetime = { after: (work: () => Promise<void>) => void endings.unshift(work) }
    try {
      const [small, large] = [await withService(lifetime), await withService(lifetime)]
      await load(small, TEN)
      await load(large, HUNDRED_THOUSAND)
      const measures: Measure[] = []
      for (const [name, list] of Object.entries(lists)) {
        const [few, many] = await inTurns(
          () => call(small, list),
          () => call(large, list),
        )
        measures.push(
          measure(`list_${name}_ms_100k`, many, 'ms, median'),
          measure(`list_${name}_100k_vs_10`, many / few, 'times as long'),
        )
      }
      return measures
    } finally {
      for (const end of endings) await end()
    }
  },
}

const TEN = 10
const HUNDRED_THOUSAND = 100_000
const WARM_UP = 50
const CALLS = 300

/** What the pages ask for first: with the filters and orders that people use. */
const lists = {
  licenses: ['listLicenses', {}],
  licenses_by_end: ['listLicenses', { sort: 'ends-at', kind: 'maintenance' }],
  my_inventory: ['listLicenses', { at: 'inventory' }],
  accounts: ['listAccounts', { sort: 'name' }],
  ledger: ['listLedger', {}],
} as const

type List = (typeof lists)[keyof typeof lists]

const call = async ({ call: ask, partners }: TestService, [id, query]: List): Promise<void> => {
  const token = partners[0].tokens.viewer
  const answer = await ask(id, { token, query: { limit: '10', ...query } })
  if (answer.status !== 200 || answer.body.items.length === 0) throw new Error(`${id}: ${answer.text}`)
}

/** The median of each in milliseconds. */
const inTurns = async (...works: readonly (() => Promise<void>)[]): Promise<readonly [number, number]> => {
  const took = works.map((): number[] => [])
  for (let turn = 0; turn < WARM_UP + CALLS; turn++)
    for (const [index, work] of works.entries()) {
      const startedAt = performance.now()
      await work()
      if (turn >= WARM_UP) took[index]?.push(performance.now() - startedAt)
    }
  const [few = [], many = []] = took
  return [percentile(few, 0.5), percentile(many, 0.5)]
}

/**
 * Half in the inventory, half in accounts of 25 licenses; every other one has a term. As many movements as licenses.
 */
const load = async ({ db, partners }: TestService, licenses: number): Promise<void> => {
  const [{ id: partnerId }] = partners
  await transaction(db, { sight: 'all' }, async (tx) => {
    await sql`
      insert into account (partner_id, id, name, customer_id, created_at)
      select ${partnerId}, gen_random_uuid(), 'P-' || lpad(n::text, 6, '0'), gen_random_uuid(), '2025-03-01'
      from generate_series(0, ${Math.ceil(licenses / 50)}::integer) n`.execute(tx)
    await sql`
      insert into license (partner_id, id, sku, kind, quantity, term_unit, term_count, term_start, starts_at, ends_at,
        ever_activated, issued_at, holder_at, account_id, handed_on_at)
      select ${partnerId}, gen_random_uuid(), 'BENCH', case when n % 2 = 0 then 'capacity' else 'maintenance' end, 50,
        case when n % 2 = 0 then 'perpetual' else 'months' end, case when n % 2 = 0 then null else 12 end,
        'at-activation', case when n % 2 = 0 then null else at end,
        case when n % 2 = 0 then null else at + interval '1 year' end, n % 2 = 1, at,
        case when n % 4 < 2 then 'inventory' else 'account' end,
        case when n % 4 < 2 then null else account.id end,
        case when n % 4 < 2 then null else at end
      from (select n, '2025-03-01'::timestamptz + n * interval '1 minute' as at
        from generate_series(1, ${licenses}::integer) n) each
      join account on account.name = 'P-' || lpad((n / 50)::text, 6, '0')`.execute(tx)
    await sql`
      insert into movement (partner_id, id, license_id, from_at, to_at, to_account_id, reason, actor, request_id, at)
      select partner_id, gen_random_uuid(), id, 'vendor', 'inventory', null, 'issue', 'bench', 'bench', issued_at
      from license`.execute(tx)
  })
  await analyze(db)
}

/** What autovacuum does within a minute of such a load. */
const analyze = async (db: Db): Promise<void> => {
  for (const table of ['license', 'movement', 'account']) await sql`analyze ${sql.table(table)}`.execute(db)
}
