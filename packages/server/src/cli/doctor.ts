import { existsSync } from 'node:fs'
import { MS_PER_DAY } from '@tenure/core'
import { connectDatabase, type Connection } from '../db/connect.ts'
import { migrationState } from '../db/migrate.ts'
import { Outage } from '../db/outage.ts'
import { readClock } from '../db/read-clock.ts'
import { Misconfigured } from '../misconfigured.ts'
import { readSettings, unknownVariables, type Settings } from '../settings.ts'
import { keyPaths } from '../signing/key-folder.ts'
import { openSigner } from '../signing/signer.ts'
import type { CliParts } from './at-service.ts'
import type { Report } from './report.ts'

export type Finding = {
  readonly check: 'settings' | 'database' | 'migrations' | 'clock' | 'keys'
  /** `warning`: it works, and somebody should do something. */
  readonly state: 'good' | 'warning' | 'bad'
  readonly says: string
  readonly remedy: string | null
}

/** `tenure doctor`: what the service needs, one by one; what is wrong comes with its remedy. */
export const examine = async (parts: CliParts): Promise<Report> => {
  const findings = await findAll(parts)
  return {
    lines: findings.flatMap(({ check, state, says, remedy }) => [
      `${marks[state]} ${check.padEnd(10)}  ${says}`,
      ...(remedy === null ? [] : [`                 → ${remedy}`]),
    ]),
    json: { findings },
    good: findings.every(({ state }) => state !== 'bad'),
  }
}

const marks = { good: 'ok  ', warning: 'WARN', bad: 'BAD ' } as const satisfies Record<
  Finding['state'],
  string
>

const findAll = async (parts: CliParts): Promise<Finding[]> => {
  const settings = examineSettings(parts)
  if (settings.read === null) return [settings.finding]
  return [
    settings.finding,
    ...(await examineDatabase(settings.read, parts.now)),
    await guarded('keys', () => examineKeys(settings.read, parts.now())),
  ]
}

const examineSettings = ({ environment }: CliParts) => {
  try {
    const read = readSettings(environment)
    const unknown = unknownVariables(environment)
    const finding: Finding =
      unknown.length === 0
        ? good('settings', 'all can be read')
        : warning('settings', `${unknown.join(', ')}: no such setting`, 'See `tenure config` for the names.')
    return { read, finding }
  } catch (error) {
    return { read: null, finding: badOf('settings', error) }
  }
}

const examineDatabase = async (settings: Settings, now: () => number): Promise<Finding[]> => {
  let connection: Connection
  try {
    connection = await connectDatabase(settings)
  } catch (error) {
    return [badOf('database', error)]
  }
  try {
    const kind = settings.databaseUrl === null ? 'the embedded one' : 'your own'
    return [
      good('database', `${kind}, reached as an ordinary role`),
      ...(await examineSchema(connection, now)),
    ]
  } finally {
    await connection.close()
  }
}

const examineSchema = async ({ db }: Connection, now: () => number): Promise<Finding[]> => {
  const migrations = await guarded('migrations', async () => {
    const { applied, pending } = await migrationState(db)
    return pending.length === 0
      ? good('migrations', `${applied.length} applied, none pending`)
      : bad('migrations', `pending: ${pending.join(', ')}`, 'Run: tenure migrate')
  })
  if (migrations.state === 'bad') return [migrations]
  return [migrations, await guarded('clock', async () => judgeClock(await readClock(db), now()))]
}

const MAX_SKEW_MS = 5_000

/** The ledger's order is by time, so a clock behind its last entry would write into the past. */
const judgeClock = (clock: Awaited<ReturnType<typeof readClock>>, at: number): Finding => {
  const remedy = 'Synchronise the clocks of this machine and of the database (NTP).'
  const skewMs = Math.abs(clock.at - at)
  if (clock.lastMovementAt !== null && clock.lastMovementAt > at + MAX_SKEW_MS)
    return bad(
      'clock',
      `the last movement is of ${iso(clock.lastMovementAt)}, and the clock says ${iso(at)}`,
      remedy,
    )
  return skewMs > MAX_SKEW_MS
    ? warning('clock', `${Math.round(skewMs / 1000)} s apart from the database's`, remedy)
    : good('clock', 'agrees with the database')
}

const DAYS_BEFORE_END = 90

const examineKeys = async ({ keysDir }: Settings, at: number): Promise<Finding> => {
  const { kid, keyListSerial, keyUntil } = await openSigner(keysDir)
  const says = `${kid} signs until ${iso(keyUntil).slice(0, 10)}; key list ${keyListSerial}`
  if (keyUntil <= at) return bad('keys', says, 'Run: tenure keys rotate')
  if (keyUntil - at < DAYS_BEFORE_END * MS_PER_DAY) return warning('keys', says, 'Run: tenure keys rotate')
  const { rootPrivate } = keyPaths(keysDir)
  return existsSync(rootPrivate)
    ? warning('keys', says, `Take the root offline: move ${rootPrivate} to a safe place.`)
    : good('keys', says)
}

const guarded = async (check: Finding['check'], examineOne: () => Promise<Finding>): Promise<Finding> => {
  try {
    return await examineOne()
  } catch (error) {
    return badOf(check, error)
  }
}

const badOf = (check: Finding['check'], error: unknown): Finding => {
  if (error instanceof Misconfigured) return bad(check, error.message, error.remedy)
  if (error instanceof Outage) return bad(check, error.message, 'Look at the log of the database.')
  throw error
}

const good = (check: Finding['check'], says: string): Finding => ({
  check,
  state: 'good',
  says,
  remedy: null,
})
const warning = (check: Finding['check'], says: string, remedy: string): Finding => ({
  check,
  state: 'warning',
  says,
  remedy,
})
const bad = (check: Finding['check'], says: string, remedy: string): Finding => ({
  check,
  state: 'bad',
  says,
  remedy,
})
const iso = (at: number) => new Date(at).toISOString()
