import { Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Jobs } from './store.ts'

export type Tasks = { readonly [Name in keyof Jobs]: (payload: Jobs[Name]) => Promise<void> }

/** What is done again and again, whatever happens. */
export type Periodic = {
  readonly name: string
  /** When, as in a crontab, in UTC: `23 * * * *`. Of several service processes one does it each time. */
  readonly schedule: string
  readonly work: () => Promise<void>
}

/** Brings the job queue's own tables (schema `graphile_worker`) up to date. Without a log it is silent. */
export const migrateJobs = (databaseUrl: string, log: Log | null): Promise<void> =>
  runMigrations({ connectionString: databaseUrl, maxPoolSize: 1, logger: jobLogger(log) })

/**
 * Runs jobs as they are committed, until stopped; a job that fails is tried again with growing waits (25 times, over
 * about three days). A job may run twice when a process dies, so each task must bear that.
 */
export const runJobs = async (
  databaseUrl: string,
  tasks: Tasks,
  log: Log,
  periodic: readonly Periodic[] = [],
): Promise<{ readonly stop: () => Promise<void> }> => {
  const taskList: TaskList = Object.fromEntries([
    ...Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload as never)]),
    ...periodic.map(({ name, work }) => [name, work]),
  ])
  // A pool of its own: the queue listens on one connection all the time, and requests should not wait for it.
  const pgPool = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  const connectionBroke = (error: Error) =>
    log.warn({ part: 'jobs', error: error.message }, 'a connection of the job queue broke')
  pgPool.on('error', connectionBroke)
  pgPool.on('connect', (client) => client.on('error', connectionBroke))
  const runner = await run({
    pgPool,
    taskList,
    parsedCronItems: parseCronItems(
      periodic.map(({ name, schedule }) => ({
        task: name,
        match: schedule,
        identifier: name,
        // One waits at most: a queue that stood still, or a clock that jumped, makes no heap of the same work.
        options: { jobKey: name },
      })),
    ),
    concurrency: 2,
    noHandleSignals: true,
    logger: jobLogger(log),
  })
  return {
    stop: async () => {
      await runner.stop()
      await pgPool.end()
    },
  }
}

const jobLogger = (log: Log | null): Logger =>
  new Logger(() => (level, message) => {
    // The queue's own lines are for whoever looks closely; a failing job is an error of ours.
    if (level === 'error') log?.error({ part: 'jobs' }, message)
    else if (level === 'warning') log?.warn({ part: 'jobs' }, message)
    else log?.debug({ part: 'jobs' }, message)
  })
