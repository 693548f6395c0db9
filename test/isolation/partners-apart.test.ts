import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Sight } from '@tenure/core'
import { sql } from 'kysely'
import { transaction, type Tx } from '../../packages/server/src/db/database.ts'
import { withDatabase } from '../../packages/server/src/db/testing.ts'
import { looks } from './looks.ts'
import { addPartner } from './two-partners.ts'
import { stripPartnerFilter, withoutPartnerFilter } from './without-partner-filter.ts'

const { db } = await withDatabase({ after })
const north = await addPartner(db, 'North')
const south = await addPartner(db, 'South')

const southSight: Sight = { of: 'partner', partnerId: south.partnerId }
const vendorSight: Sight = { of: 'vendor' }
/** Row-level security shows the partner's rows only. */
const asSouth = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(db, { sight: southSight }, work)
/** Row-level security shows everything: the control. */
const asAnybody = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(db, { sight: 'all' }, work)

for (const { table, name, finds, unfiltered } of looks) {
  test(`${table}: ${name} finds a partner’s own`, async () => {
    assert(await asSouth((tx) => finds(southSight, tx, south)))
  })

  test(`${table}: ${name}, its filter stripped, still finds nothing of another partner`, async () => {
    const found = await withoutPartnerFilter(() => asSouth((tx) => finds(southSight, tx, north)))
    assert.equal(found, false)
  })

  test(`${table}: ${name}, asked with the vendor’s sight by mistake, finds nothing of another partner`, async () => {
    assert.equal(await asSouth((tx) => finds(vendorSight, tx, north)), false)
  })

  test(`${table}: ${name}, with neither filter nor row-level security, would find it`, async () => {
    assert(await withoutPartnerFilter(() => asAnybody((tx) => finds(southSight, tx, north))))
    assert(await asAnybody((tx) => finds(vendorSight, tx, north)))
  })

  if (unfiltered !== true)
    test(`${table}: ${name}, with its filter and without row-level security, finds nothing of another partner`, async () => {
      assert.equal(await asAnybody((tx) => finds(southSight, tx, north)), false)
    })
}

const tenantTables = async () => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name = 'partner_id' order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

test('every table with a partner_id, and the partners themselves, is behind forced row-level security', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relrowsecurity and relforcerowsecurity and relnamespace = current_schema()::regnamespace`.execute(
    db,
  )
  const guarded = rows.map(({ name }) => name)
  const tables = await tenantTables()
  assert(tables.length >= 10)
  for (const table of [...tables, 'partner', 'idempotency']) assert(guarded.includes(table), table)
})

test('every tenant table is looked at by a real query of its store', async () => {
  const seen = new Set(looks.map(({ table }) => table))
  assert.deepEqual(
    (await tenantTables()).filter((table) => !seen.has(table)),
    [],
  )
})

test('a partner can neither count, nor change, nor add a row of another partner, in any tenant table', async () => {
  for (const table of await tenantTables()) {
    const name = sql.table(table)
    const counted = await asSouth((tx) =>
      sql<{
        rows: number
      }>`select count(*) as rows from ${name} where partner_id = ${north.partnerId}`.execute(tx),
    )
    assert.equal(counted.rows[0]?.rows, 0, table)
    const changed = await asSouth((tx) =>
      sql`update ${name} set partner_id = partner_id where partner_id = ${north.partnerId}`.execute(tx),
    )
    assert.equal(changed.numAffectedRows, 0n, table)
    const stolen = JSON.stringify({ partner_id: north.partnerId })
    await assert.rejects(
      asSouth((tx) =>
        sql`insert into ${name}
          select (json_populate_record(own, ${stolen}::json)).* from ${name} own limit 1`.execute(tx),
      ),
      /row-level security/,
      table,
    )
  }
})

test('a caller’s stored replies are shown to no other caller, not even with everything in sight', async () => {
  const keysSeen = async (sight: Sight | 'all', callerId: string | null) => {
    const rows = await transaction(db, { sight, callerId }, (tx) =>
      tx.selectFrom('idempotency').select('key').execute(),
    )
    return rows.map(({ key }) => key)
  }
  assert.deepEqual(await keysSeen(southSight, south.tokenId), [south.idempotencyKey])
  assert.deepEqual(await keysSeen('all', south.tokenId), [south.idempotencyKey])
  assert.deepEqual(await keysSeen('all', null), [])
})

test('a transaction that does not say for whom it works sees nothing', async () => {
  for (const table of await tenantTables()) {
    const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(db)
    assert.deepEqual(rows, [], table)
  }
})

test('the filter is really stripped: nothing of it is left in the text', () => {
  const stripped = stripPartnerFilter(
    'select "id" from "license" where "license"."partner_id" = $1 and "id" = $2 and partner.id = $3',
  )
  assert.equal(
    stripped,
    'select "id" from "license" where $1::uuid is not null and "id" = $2 and $3::uuid is not null',
  )
})
