import { ServerResponse } from 'node:http'
import pg from 'pg'
import { crashPoints, type CrashPointName } from './crash-points.ts'

/**
 * A preload (`node --import`) that kills the service at the point named by CRASH_AT, as a power cut would. It patches
 * the libraries in this process; the service itself knows nothing of it.
 */
const point = crashPoints[process.env['CRASH_AT'] as CrashPointName]
if (point === undefined) throw new Error(`CRASH_AT names no crash point: ${process.env['CRASH_AT']}`)

const die = () => process.kill(process.pid, 'SIGKILL')

const textOf = (statement: unknown): string => {
  if (typeof statement === 'string') return statement
  return statement !== null && typeof statement === 'object' && 'text' in statement
    ? String(statement.text)
    : ''
}

const send = pg.Client.prototype.query as (...args: unknown[]) => unknown
const seen = new WeakSet<object>()

pg.Client.prototype.query = function (this: pg.Client, statement: unknown, ...rest: unknown[]) {
  const text = textOf(statement)
  if ('before' in point && point.before.test(text)) die()
  const result = send.call(this, statement, ...rest)
  const after = (done: () => void) => {
    if (result instanceof Promise) void result.then(done)
  }
  if ('after' in point && point.after.test(text)) after(die)
  if ('afterCommitOf' in point) {
    if (point.afterCommitOf.test(text)) seen.add(this)
    if (/^commit/i.test(text) && seen.has(this)) after(die)
  }
  return result
} as typeof pg.Client.prototype.query

const end = ServerResponse.prototype.end as (...args: unknown[]) => ServerResponse
ServerResponse.prototype.end = function (this: ServerResponse, ...args: unknown[]) {
  if ('beforeAnswerTo' in point && this.req.url === point.beforeAnswerTo) die()
  return end.apply(this, args)
} as typeof ServerResponse.prototype.end
