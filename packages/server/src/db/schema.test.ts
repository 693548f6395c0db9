import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from './database.ts'
import { describeSchema } from './describe-schema.ts'
import { dumpSchema } from './dump-schema.ts'
import { withDatabase } from './testing.ts'

const { db, url } = await withDatabase({ after })
const remedy = 'run `node tools/generate-schema.ts`'
const checkedIn = (file: string) => readFile(new URL(file, import.meta.url), 'utf8')

test('the column types are those of the migrated database', async () => {
  assert.equal(await checkedIn('./schema.ts'), await describeSchema(db), remedy)
})

test('schema.sql is the sum of the migrations', async () => {
  assert.equal(await checkedIn('./schema.sql'), await dumpSchema(db), remedy)
})

test('applying schema.sql gives the same catalog as the migrations', async () => {
  const { db: empty } = await withDatabase({ after })
  await sql`drop schema public cascade`.execute(empty)
  await sql`create schema public`.execute(empty)
  await sql.raw(await checkedIn('./schema.sql')).execute(empty)
  assert.equal(await dumpSchema(empty), await dumpSchema(db))
})

test('a table without row-level security holds nothing of a partner', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
    order by relname`.execute(db)
  assert.deepEqual(
    rows.map((row) => row.name),
    ['product', 'release', 'schema_migration', 'setting'],
  )
})

test('instants are read as milliseconds and counts as numbers, whatever time zone the database prefers', async () => {
  const { pathname } = new URL(url.replace('@/', '@socket/'))
  await sql`alter database ${sql.id(pathname.slice(1))} set timezone = 'Asia/Kathmandu'`.execute(db)
  const other = openDatabase(url)
  after(() => other.destroy())
  const at = Date.UTC(2026, 1, 3, 4, 5, 6, 789)
  const { rows } = await sql<{ at: number; ancient: number; count: number }>`
    select ${new Date(at)}::timestamptz as at, '0099-01-01Z'::timestamptz as ancient, count(*) as count from setting`.execute(
    other,
  )
  assert.deepEqual(rows, [{ at, ancient: Date.parse('0099-01-01T00:00:00Z'), count: 1 }])
})
