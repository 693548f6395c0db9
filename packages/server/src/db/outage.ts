/**
 * The database could not do its work just now; nothing is wrong with the request, and it may be sent again.
 * `contended`: parallel transactions kept getting in each other's way. `slow`: a statement or lock took too long.
 * `unreachable`: no connection, or it broke; whether a commit in flight was done is then not known.
 */
export class Outage extends Error {
  readonly kind: 'contended' | 'slow' | 'unreachable'

  constructor(kind: Outage['kind'], cause: unknown) {
    super(`the database is ${kind}`, { cause })
    this.name = 'Outage'
    this.kind = kind
  }
}

/** Whether running the whole transaction again may succeed: a serialization failure or a deadlock. */
export const isContention = (error: unknown): boolean => {
  const code = sqlState(error)
  return code === '40001' || code === '40P01'
}

/** What an error of a transaction is to its caller: an outage where it is one, else the error itself, a bug. */
export const asOutage = (error: unknown): unknown => {
  if (error instanceof Outage) return error
  if (isContention(error)) return new Outage('contended', error)
  const code = sqlState(error)
  if (code !== null) {
    const kind = outageBySqlState[code] ?? outageBySqlState[code.slice(0, 2)]
    return kind === undefined ? error : new Outage(kind, error)
  }
  return isBrokenConnection(error) ? new Outage('unreachable', error) : error
}

/** By SQLSTATE, or its class of two characters (PostgreSQL manual, appendix A). */
const outageBySqlState: Readonly<Record<string, Outage['kind']>> = {
  '57014': 'slow', // query_canceled: statement_timeout
  '55P03': 'slow', // lock_not_available: lock_timeout
  '25P03': 'slow', // idle_in_transaction_session_timeout
  '57P01': 'unreachable', // admin_shutdown
  '57P02': 'unreachable', // crash_shutdown
  '57P03': 'unreachable', // cannot_connect_now
  '53300': 'unreachable', // too_many_connections
  '08': 'unreachable', // connection exceptions
}

const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** The driver reports these without a code of its own (pg 8: client.js, pg-pool). */
const brokenConnection =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i

const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && typeof error.code === 'string' && systemCodes.has(error.code)) ||
    brokenConnection.test(error.message))

const sqlState = (error: unknown): string | null =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  'severity' in error &&
  /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : null
