import { randomBytes, randomUUID } from 'node:crypto'
import { connectDatabase, type Connection } from '../db/connect.ts'
import { transaction } from '../db/database.ts'
import { migrationState } from '../db/migrate.ts'
import { idSource } from '../db/new-id.ts'
import type { Call, Outcome } from '../http/handler.ts'
import { Misconfigured } from '../misconfigured.ts'
import { readSettings, type Environment } from '../settings.ts'
import { Refused } from './report.ts'

/** What the commands work with, so that none reads a clock or the environment itself. */
export type CliParts = {
  readonly environment: Environment
  readonly now: () => number
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
}

/** Does `work` with the migrated database of the settings, and leaves it. */
export const withConnection = async <Result>(
  { environment }: CliParts,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> => {
  const connection = await connectDatabase(readSettings(environment))
  try {
    const { pending } = await migrationState(connection.db)
    if (pending.length > 0)
      throw new Misconfigured(
        `the database lacks ${pending.length} migration(s) of this version: ${pending.join(', ')}`,
        'Run: tenure migrate',
      )
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/**
 * Runs a handler of the API as whoever has the machine, who may do everything. The ledger names the command line as
 * the actor. Throws `Refused` with the handler's problem.
 */
export const callHandler = <Value>(
  parts: CliParts,
  handle: (call: Call) => Promise<Outcome<Value>>,
): Promise<Value> =>
  withConnection(parts, async ({ db }) => {
    const newId = idSource(parts.now, randomBytes)
    const caller = {
      kind: 'token',
      id: COMMAND_LINE,
      name: 'command line',
      email: null,
      scope: 'vendor',
      role: 'administrator',
      sight: { of: 'vendor' },
    } as const
    const requestId = `cli-${newId()}`
    const outcome = await transaction(db, { sight: caller.sight }, (tx) =>
      handle({ tx, caller, at: parts.now(), requestId, newId, newRandomId: randomUUID }),
    )
    if (!outcome.ok) throw new Refused(outcome.refusal)
    return outcome.value
  })

/** The nil UUID (RFC 9562 §5.9): there is no token. */
const COMMAND_LINE = '00000000-0000-0000-0000-000000000000'
