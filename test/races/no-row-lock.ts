import pg from 'pg'

/**
 * A preload (`node --import`) that takes the row lock on licenses out of every statement the service sends. The race
 * test runs once with it, to show that it is the lock that holds the guarantee, and that the test would see it missing.
 */
const send = pg.Client.prototype.query as (...args: unknown[]) => unknown

const withoutLock = (statement: unknown): unknown => {
  if (typeof statement === 'string') return strip(statement)
  if (
    statement !== null &&
    typeof statement === 'object' &&
    'text' in statement &&
    typeof statement.text === 'string'
  ) {
    statement.text = strip(statement.text)
  }
  return statement
}

const strip = (text: string) => (text.includes('"license"') ? text.replace(/ for update/g, '') : text)

pg.Client.prototype.query = function (this: pg.Client, statement: unknown, ...rest: unknown[]) {
  return send.call(this, withoutLock(statement), ...rest)
} as typeof pg.Client.prototype.query
