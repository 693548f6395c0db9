import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { MS_PER_DAY } from '@tenure/core'
import { sql } from 'kysely'
import { transaction, type Db, type Tx } from '../db/database.ts'
import { withDatabase } from '../db/testing.ts'
import { withService } from '../http/testing.ts'
import { forgetReplies } from './forget-replies.ts'
import { claimKey, keepReply } from './store.ts'

const AT = Date.UTC(2026, 2, 8, 12)
const callers = [randomUUID(), randomUUID()]

const keep = (db: Db, callerId: string, key: string, at: number) =>
  transaction(db, { sight: 'all', callerId }, async (tx) => {
    const claim = { callerId, key, requestHash: 'hash' }
    assert(await claimKey(tx, claim, at))
    await keepReply(tx, claim, 201, 'sealed')
  })
const keysOf = (tx: Tx) => tx.selectFrom('idempotency').select('key').orderBy('key').execute()
const keptBy = async (db: Db, callerId: string) => {
  const rows = await transaction(db, { sight: 'all', callerId }, keysOf)
  return rows.map(({ key }) => key)
}
/** As a transaction that forgets stands: whatever it tries, the policies hold. */
const forgetting = <Result>(db: Db, work: (tx: Tx) => Promise<Result>) =>
  transaction(db, { sight: 'all' }, async (tx) => {
    await sql`select set_config('tenure.forgets_at', ${new Date(AT).toISOString()}, true)`.execute(tx)
    return work(tx)
  })

test('replies are forgotten after 7 days, of all callers, in batches; younger ones are kept', async (t) => {
  const { db } = await withDatabase({ after: (work) => t.after(work) })
  for (const caller of callers) {
    await keep(db, caller, 'younger', AT - 7 * MS_PER_DAY)
    for (let each = 0; each < 5; each++) await keep(db, caller, `older-${each}`, AT - 7 * MS_PER_DAY - 1)
  }
  assert.equal(await forgetReplies(db, AT, 4), 10)
  for (const caller of callers) assert.deepEqual(await keptBy(db, caller), ['younger'])
  assert.equal(await forgetReplies(db, AT, 4), 0)
})

test('a transaction that forgets sees no reply that is kept, deletes none and changes none', async (t) => {
  const { db } = await withDatabase({ after: (work) => t.after(work) })
  const [caller = ''] = callers
  await keep(db, caller, 'older', AT - 8 * MS_PER_DAY)
  await keep(db, caller, 'younger', AT - 6 * MS_PER_DAY)
  const seen = await forgetting(db, keysOf)
  assert.deepEqual(seen, [{ key: 'older' }])
  const changed = await forgetting(db, (tx) =>
    tx.updateTable('idempotency').set({ reply: 'forged' }).executeTakeFirstOrThrow(),
  )
  assert.equal(changed.numUpdatedRows, 0n)
  await forgetting(db, (tx) => tx.deleteFrom('idempotency').execute())
  assert.deepEqual(await keptBy(db, caller), ['younger'])
})

test('no other transaction sees or deletes a reply that is not its caller’s, however old', async (t) => {
  const { db } = await withDatabase({ after: (work) => t.after(work) })
  const [caller = '', other = ''] = callers
  await keep(db, caller, 'older', AT - 800 * MS_PER_DAY)
  for (const standing of [{ sight: 'all' }, { sight: 'all', callerId: other }] as const) {
    assert.deepEqual(await transaction(db, standing, keysOf), [])
    await transaction(db, standing, (tx) => tx.deleteFrom('idempotency').execute())
  }
  assert.deepEqual(await keptBy(db, caller), ['older'])
})

test('a key can be used again once its reply is forgotten, and does its work anew', async (t) => {
  const service = await withService({ after: (work) => t.after(work) })
  const said = { token: service.vendor.administrator, key: 'used-once-a-week', body: { name: 'Weekly' } }
  const first = await service.call('createPartner', said)
  const day = async (days: number) => {
    service.clock.at += days * MS_PER_DAY
    await forgetReplies(service.db, service.clock.at)
    return service.call('createPartner', said)
  }
  assert.equal((await day(7)).text, first.text)
  const again = await day(1)
  assert.deepEqual([again.status, again.body.code], [409, 'already-exists'])
})
