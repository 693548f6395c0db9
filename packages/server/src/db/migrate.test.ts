import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { Misconfigured } from '../misconfigured.ts'
import { openDatabase } from './database.ts'
import { migrate, migrationState, type Migration } from './migrate.ts'
import { withDatabase } from './testing.ts'

const { db, url } = await withDatabase({ after })

const first: Migration = {
  number: 1,
  name: '0001-first',
  text: 'create table first (n integer); insert into first values (1)',
}
const second: Migration = { number: 2, name: '0002-second', text: 'alter table first add column m integer' }
const broken: Migration = {
  number: 3,
  name: '0003-broken',
  text: 'create table half (n integer); create tabel',
}

/** Each test begins with an empty database. */
const begin = async () => {
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
}

const misconfigured = (message: RegExp, remedy: RegExp) => (error: unknown) => {
  assert(error instanceof Misconfigured)
  assert.match(error.message, message)
  assert.match(error.remedy, remedy)
  return true
}

test('migrations are applied once, in order, and reported', async () => {
  await begin()
  assert.deepEqual(await migrationState(db, [first, second]), {
    applied: [],
    pending: ['0001-first', '0002-second'],
  })
  assert.deepEqual(await migrate(db, [first]), ['0001-first'])
  assert.deepEqual(await migrate(db, [first, second]), ['0002-second'])
  assert.deepEqual(await migrate(db, [first, second]), [])
  assert.deepEqual(await migrationState(db, [first, second]), {
    applied: ['0001-first', '0002-second'],
    pending: [],
  })
})

test('services that start at once apply each migration once', async () => {
  await begin()
  const pools = [db, openDatabase(url), openDatabase(url), openDatabase(url)]
  after(() => Promise.all(pools.slice(1).map((pool) => pool.destroy())))
  const applied = await Promise.all(pools.map((pool) => migrate(pool, [first, second])))
  assert.deepEqual(applied.flat().sort(), ['0001-first', '0002-second'])
})

test('a migration that fails leaves nothing half done, and those before it undone too', async () => {
  await begin()
  await assert.rejects(migrate(db, [first, second, broken]), /syntax error/)
  const { rows } = await sql`select to_regclass('first') as first, to_regclass('half') as half`.execute(db)
  assert.deepEqual(rows, [{ first: null, half: null }])
})

test('a database newer than this version is refused, and not touched', async () => {
  await begin()
  await migrate(db, [first, second])
  const refused = misconfigured(/newer version of Tenure \(0002-second\)/, /Start the newer version/)
  await assert.rejects(migrate(db, [first]), refused)
  await assert.rejects(migrationState(db, [first]), refused)
})

test('a migration edited after it was applied is refused by name', async () => {
  await begin()
  await migrate(db, [first])
  const edited = { ...first, text: `${first.text} -- harmless` }
  await assert.rejects(migrate(db, [edited, second]), misconfigured(/0001-first/, /new migration/))
})
