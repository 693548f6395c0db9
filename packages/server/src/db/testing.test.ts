import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { withDatabase } from './testing.ts'

const { db, url } = await withDatabase({ after })

test('a test file gets a migrated database of its own', async (t) => {
  const other = await withDatabase(t)
  assert.notEqual(other.url, url)
  await db.updateTable('setting').set({ rma_budget_per_year: 7 }).execute()
  const budget = (each: typeof db) =>
    each.selectFrom('setting').select('rma_budget_per_year').executeTakeFirstOrThrow()
  assert.deepEqual(await budget(db), { rma_budget_per_year: 7 })
  assert.deepEqual(await budget(other.db), { rma_budget_per_year: 3 })
})

test('tests work as an ordinary role, for which row-level security holds', async () => {
  const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean }>`
    select rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(db)
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false }])
})
