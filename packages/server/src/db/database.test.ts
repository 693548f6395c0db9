import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase, transaction } from './database.ts'
import { Outage } from './outage.ts'
import { withDatabase } from './testing.ts'

const { db, url } = await withDatabase({ after })

const acme = '01920000-0000-7000-8000-00000000000a'
const other = '01920000-0000-7000-8000-00000000000b'
const token = '01920000-0000-7000-8000-0000000000aa'
await transaction(db, { sight: 'all' }, (tx) =>
  tx
    .insertInto('partner')
    .values([acme, other].map((id) => ({ id, name: id, created_at: new Date(0) })))
    .execute(),
)

const partnersSeen = async (standing: Parameters<typeof transaction>[1]) =>
  (
    await transaction(db, standing, (tx) => tx.selectFrom('partner').select('id').orderBy('id').execute())
  ).map((row) => row.id)

const sights: readonly (readonly [string, Parameters<typeof transaction>[1], readonly string[]])[] = [
  ['a vendor', { sight: { of: 'vendor' } }, [acme, other]],
  ['what must find its partner first', { sight: 'all' }, [acme, other]],
  ['a partner', { sight: { of: 'partner', partnerId: acme } }, [acme]],
  ['an account', { sight: { of: 'account', partnerId: other, accountId: acme } }, [other]],
]
for (const [who, standing, seen] of sights)
  test(`A4: the database itself shows ${who} nothing else`, async () =>
    assert.deepEqual(await partnersSeen(standing), seen))

test('outside a transaction nothing is seen, also on a connection that worked for somebody before', async () => {
  const one = openDatabase(url, { max: 1 })
  after(() => one.destroy())
  await transaction(one, { sight: 'all', callerId: token }, (tx) =>
    tx.selectFrom('partner').select('id').execute(),
  )
  assert.deepEqual(await one.selectFrom('partner').select('id').execute(), [])
})

test('a stored reply is seen by its caller only', async () => {
  const row = { caller_id: token, key: 'k', request_hash: 'h', created_at: new Date(0) }
  await transaction(db, { sight: 'all', callerId: token }, (tx) =>
    tx.insertInto('idempotency').values(row).execute(),
  )
  const seenBy = (callerId: string | null) =>
    transaction(db, { sight: 'all', callerId }, (tx) => tx.selectFrom('idempotency').select('key').execute())
  assert.deepEqual(await seenBy(token), [{ key: 'k' }])
  assert.deepEqual(await seenBy(acme), [])
  assert.deepEqual(await seenBy(null), [])
})

test('what throws leaves nothing behind, and its error comes out as it is', async () => {
  const bug = new Error('bug')
  const failing = transaction(db, { sight: 'all' }, async (tx) => {
    await tx.deleteFrom('partner').where('id', '=', other).execute()
    throw bug
  })
  await assert.rejects(failing, (error) => error === bug)
  assert.deepEqual(await partnersSeen({ sight: 'all' }), [acme, other])
})

test('a deadlock is resolved by running the victim again: both transactions happen', async () => {
  const reached = barrier(2)
  const rename = (first: string, second: string) => {
    let attempts = 0
    return transaction(db, { sight: 'all' }, async (tx) => {
      attempts++
      const version = { version: sql<number>`version + 1` }
      await tx.updateTable('partner').set(version).where('id', '=', first).execute()
      if (attempts === 1) await reached()
      await tx.updateTable('partner').set(version).where('id', '=', second).execute()
      return attempts
    })
  }
  const attempts = await Promise.all([rename(acme, other), rename(other, acme)])
  assert.deepEqual(attempts.sort(), [1, 2])
  const versions = await transaction(db, { sight: 'all' }, (tx) =>
    tx.selectFrom('partner').select('version').execute(),
  )
  assert.deepEqual(versions, [{ version: 3 }, { version: 3 }])
})

test('contention without end becomes an outage after five attempts', async () => {
  let attempts = 0
  const failing = transaction(db, { sight: 'all' }, async (tx) => {
    attempts++
    await sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`.execute(tx)
  })
  await assert.rejects(failing, (error) => error instanceof Outage && error.kind === 'contended')
  assert.equal(attempts, 5)
})

test('a statement or lock that takes too long is an outage', async () => {
  const hasty = openDatabase(url, { statementTimeoutMs: 500, lockTimeoutMs: 50 })
  after(() => hasty.destroy())
  const slow = (error: unknown) => error instanceof Outage && error.kind === 'slow'
  await assert.rejects(
    transaction(hasty, { sight: 'all' }, (tx) => sql`select pg_sleep(5)`.execute(tx)),
    slow,
  )
  await transaction(db, { sight: 'all' }, async (tx) => {
    await tx.selectFrom('partner').select('id').forUpdate().execute()
    const waiting = transaction(hasty, { sight: 'all' }, (second) =>
      second.selectFrom('partner').select('id').forUpdate().execute(),
    )
    await assert.rejects(waiting, slow)
  })
})

test('a server that is not there, and one that drops the connection, are outages', async () => {
  const unreachable = (error: unknown) => error instanceof Outage && error.kind === 'unreachable'
  const nowhere = openDatabase('postgresql://tenure@/tenure?host=%2Fnonexistent')
  after(() => nowhere.destroy())
  await assert.rejects(
    transaction(nowhere, { sight: 'all' }, async () => {}),
    unreachable,
  )
  const dropped = transaction(db, { sight: 'all' }, (tx) =>
    sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx),
  )
  await assert.rejects(dropped, unreachable)
  assert.deepEqual(await partnersSeen({ sight: 'all' }), [acme, other])
})

/** Resolves, for all who wait, once that many do. */
const barrier = (parties: number) => {
  let waiting = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  return () => {
    if (++waiting === parties) resolve()
    return promise
  }
}
