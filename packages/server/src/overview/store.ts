import { expiringBefore, type CaseKind, type Instant, type Sight } from '@tenure/core'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { fallsShort } from '../controllers/short-store.ts'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'

/** Of one partner, where the caller sees several and asks for one. */
const of = (sight: Sight, table: string, partnerId: string | undefined): RawBuilder<SqlBool> =>
  partnerId === undefined
    ? withinSight(sight, table)
    : sql<SqlBool>`(${withinSight(sight, table)} and ${sql.ref(`${table}.partner_id`)} = ${partnerId})`

export type LicenseFigures = {
  readonly issued: number
  readonly inInventory: number
  readonly inAccounts: number
  readonly onControllers: number
  readonly retired: number
  readonly notStarted: number
  readonly active: number
  readonly expiring: number
  readonly expired: number
}

/** In one pass over the licenses: where they are, and how maintenance stands (M8). */
export const countLicenses = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | undefined,
  at: Instant,
): Promise<LicenseFigures> => {
  const now = new Date(at)
  const warned = new Date(expiringBefore('maintenance', at))
  const { rows } = await sql<LicenseFigures>`
    select
      count(*) filter (where holder_at <> 'retired') as issued,
      count(*) filter (where holder_at = 'inventory') as "inInventory",
      count(*) filter (where holder_at = 'account') as "inAccounts",
      count(*) filter (where holder_at = 'controller') as "onControllers",
      count(*) filter (where holder_at = 'retired') as retired,
      count(*) filter (where maintains and (starts_at is null or starts_at > ${now})) as "notStarted",
      count(*) filter (where maintains and starts_at <= ${now} and ends_at >= ${warned}) as active,
      count(*) filter (where maintains and starts_at <= ${now} and ends_at > ${now} and ends_at < ${warned}) as expiring,
      count(*) filter (where maintains and starts_at <= ${now} and ends_at <= ${now}) as expired
    from license
      cross join lateral (select license.kind = 'maintenance' and license.holder_at <> 'retired' as maintains) as which
    where ${of(sight, 'license', partnerId)}`.execute(tx)
  return only(rows)
}

export type MonthFigures = { readonly month: string; readonly licenses: number; readonly maintenance: number }

/** How many licenses end in each month (UTC) of `[from, until)`; a month without any is not there. */
export const countEnds = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | undefined,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<MonthFigures[]> => {
  const { rows } = await sql<MonthFigures>`
    select to_char(license.ends_at at time zone 'UTC', 'YYYY-MM') as month, count(*) as licenses,
      count(*) filter (where license.kind = 'maintenance') as maintenance
    from license
    where ${of(sight, 'license', partnerId)} and license.ends_at >= ${new Date(from)}
      and license.ends_at < ${new Date(until)} and license.holder_at <> 'retired'
    group by 1`.execute(tx)
  return rows
}

export type CaseFigures = { readonly kind: CaseKind; readonly count: number }

export const countOpenCases = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | undefined,
): Promise<CaseFigures[]> => {
  const { rows } = await sql<CaseFigures>`
    select controller_case.kind, count(*) as count
    from controller_case
    where ${of(sight, 'controller_case', partnerId)} and controller_case.resolved_at is null
    group by 1`.execute(tx)
  return rows
}

export const countAccounts = async (sight: Sight, tx: Tx, partnerId: string | undefined): Promise<number> => {
  const { rows } = await sql<{ accounts: number }>`
    select count(*) as accounts from account
    where ${of(sight, 'account', partnerId)} and account.archived_at is null`.execute(tx)
  return only(rows).accounts
}

export type ControllerFigures = {
  readonly active: number
  readonly pending: number
  readonly silent: number
}

export const countControllers = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | undefined,
  silentSince: Instant,
): Promise<ControllerFigures> => {
  const { rows } = await sql<ControllerFigures>`
    select
      count(*) filter (where controller.status = 'active') as active,
      count(*) filter (where controller.status = 'pending') as pending,
      count(*) filter (where controller.status = 'active' and controller.last_seen_at < ${new Date(silentSince)}) as silent
    from controller
    where ${of(sight, 'controller', partnerId)}`.execute(tx)
  return only(rows)
}

/** How many controllers fall short now (M1); the list of controllers shows the same ones. */
export const countShortOfMaintenance = async (
  sight: Sight,
  tx: Tx,
  partnerId: string | undefined,
  at: Instant,
): Promise<number> => {
  const { rows } = await sql<{ short: number }>`
    select count(*) as short from (
      select from license
      where ${of(sight, 'license', partnerId)} and license.controller_id is not null
      group by license.partner_id, license.controller_id
      having ${fallsShort(at)}) as controllers`.execute(tx)
  return only(rows).short
}

const only = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows
  if (row === undefined) throw new Error('a count without a row')
  return row
}
