import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '../db/database.ts'
import { withDatabase } from '../db/testing.ts'
import { openLog, type Log } from '../log.ts'
import { migrateJobs, runJobs, type Periodic, type Tasks } from './run-jobs.ts'
import { addJob, type Jobs } from './store.ts'

type Notice = Jobs['send-notice']

const { db, url } = await withDatabase({ after })
const silent = openLog('silent')
const newNotice = (): Notice => ({ partnerId: randomUUID(), mailId: randomUUID() })

const add = (...notices: Notice[]) =>
  transaction(db, { sight: 'all' }, async (tx) => {
    for (const each of notices) await addJob(tx, 'send-notice', each)
  })

/** The jobs that the queue still has, whatever became of them. */
const waiting = () =>
  transaction(db, { sight: 'all' }, async (tx) => {
    const found = await sql<{ attempts: number; last_error: string | null; later: boolean }>`
      select attempts, last_error, run_at > now() as later from graphile_worker.jobs`.execute(tx)
    return found.rows
  })

const forgetAll = () =>
  transaction(db, { sight: 'all' }, (tx) => sql`delete from graphile_worker._private_jobs`.execute(tx))

/** Runs the queue for the time of one test; a task that is told to fail fails before it does anything. */
const running = async (
  t: TestContext,
  task: Tasks['send-notice'],
  options: { readonly log?: Log; readonly periodic?: readonly Periodic[] } = {},
) => {
  const jobs = await runJobs(
    url,
    { 'send-notice': task, invited: async () => {} },
    options.log ?? silent,
    options.periodic ?? [],
  )
  let stopped: Promise<void> | null = null
  const stop = () => (stopped ??= jobs.stop())
  t.after(stop)
  return { stop }
}

/** A task that notes what it got, and a promise of the first `count` of it. */
const noting = (count: number) => {
  const got: Notice[] = []
  const { promise, resolve } = Promise.withResolvers<Notice[]>()
  const task = async (payload: Notice): Promise<void> => {
    got.push(payload)
    if (got.length === count) resolve(got)
  }
  return { task, all: promise, got }
}

test('a job that is committed runs once, with the payload it was given, also when the queue starts later', async (t) => {
  const [before, later] = [newNotice(), newNotice()]
  await add(before)
  const { task, all } = noting(2)
  const { stop } = await running(t, task)
  await add(later)
  const got = await all
  await stop()
  assert.deepEqual(new Set(got), new Set([before, later]))
  assert.deepEqual(await waiting(), [])
})

test('a job of a transaction that is undone never runs', async (t) => {
  const [undone, done] = [newNotice(), newNotice()]
  const failing = transaction(db, { sight: 'all' }, async (tx) => {
    await addJob(tx, 'send-notice', undone)
    throw new Error('after the job was added')
  })
  await assert.rejects(failing, /after the job was added/)
  await add(done)
  const { task, all, got } = noting(1)
  const { stop } = await running(t, task)
  await all
  await stop()
  assert.deepEqual(got, [done])
})

test('a job that fails is kept with its reason, to be tried again later, and holds up no other', async (t) => {
  t.after(forgetAll)
  const [bad, good] = [newNotice(), newNotice()]
  await add(bad, good)
  const logged: string[] = []
  const log = openLog('error', { write: (line) => void logged.push(line) })
  const { task, all } = noting(1)
  const { stop } = await running(
    t,
    async (payload) => {
      if (payload.mailId === bad.mailId) throw new Error('the mail server is away')
      await task(payload)
    },
    { log },
  )
  assert.deepEqual(await all, [good])
  await stop()
  const left = await waiting()
  assert.deepEqual(
    left.map(({ attempts, later }) => [attempts, later]),
    [[1, true]],
  )
  assert.match(left[0]?.last_error ?? '', /the mail server is away/)
  assert.ok(logged.some((line) => /"level":"error".*"part":"jobs"/.test(line)))
})

test('a stop waits for the job that is under way', async (t) => {
  const entered = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  const order: string[] = []
  const { stop } = await running(t, async () => {
    entered.resolve()
    await leave.promise
    order.push('job done')
  })
  await add(newNotice())
  await entered.promise
  const stopped = stop().then(() => order.push('stopped'))
  leave.resolve()
  await stopped
  assert.deepEqual(order, ['job done', 'stopped'])
  assert.deepEqual(await waiting(), [])
})

test('of two processes one runs each job', async (t) => {
  const all = Array.from({ length: 12 }, newNotice)
  const ran: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const task = async ({ mailId }: Notice) => {
    ran.push(mailId)
    if (ran.length >= all.length) resolve()
  }
  const one = await running(t, task)
  const two = await running(t, task)
  await add(...all)
  await promise
  await Promise.all([one.stop(), two.stop()])
  assert.deepEqual(ran.toSorted(), all.map(({ mailId }) => mailId).toSorted())
})

test('a schedule that cannot be read stops the start, instead of never being kept', async (t) => {
  const periodic = [{ name: 'clean', schedule: 'every hour', work: async () => {} }]
  await assert.rejects(running(t, async () => {}, { periodic }))
})

test('bringing the queue’s tables up to date again changes nothing, and what waits goes on waiting', async (t) => {
  t.after(forgetAll)
  await add(newNotice())
  await migrateJobs(url, null)
  assert.equal((await waiting()).length, 1)
})
