import { pino, stdSerializers, type Logger } from 'pino'
import type { Settings } from './settings.ts'

export type Log = Logger

/** One JSON object a line, on stdout: time as RFC 3339, level by name; `requestId` ties the lines of a request together. */
export const openLog = (level: Settings['logLevel'], destination?: { write: (line: string) => void }): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'message',
      serializers: { err: withoutSecrets },
      redact: { paths: secretPaths, censor: '***' },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  )

/** What must not be in a log, wherever somebody puts it by mistake: tokens, Customer IDs (A1), keys, passwords. */
const secretNames = [
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'customerId',
  'customer_id',
  'databaseUrl',
  'smtpUrl',
  'privateKey',
  'd',
]
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** PostgreSQL quotes the values of a row in `detail`, and a driver's error may carry its settings. */
const withoutSecrets = (error: Error) => {
  const { type, message, stack } = stdSerializers.err(error)
  const code = 'code' in error ? { code: String(error.code) } : {}
  const constraint = 'constraint' in error ? { constraint: String(error.constraint) } : {}
  return { type, message, stack, ...code, ...constraint }
}
