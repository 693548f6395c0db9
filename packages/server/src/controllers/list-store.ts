import type { Instant, Sight } from '@tenure/core'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import { isShort } from './short-store.ts'
import { controllerColumns, controllerFromRow, type ControllerRow, type StoredController } from './store.ts'

/** A controller with the names of whose it is. */
export type NamedController = StoredController & {
  readonly partnerName: string
  readonly accountName: string
}

export type ControllerFilter = {
  readonly partnerId?: string | undefined
  readonly accountId?: string | undefined
  readonly installCode?: string | undefined
  readonly status?: StoredController['status'] | undefined
  /** How its install code begins. */
  readonly codeBegins?: string | undefined
  /** Active ones that nothing was heard from since. */
  readonly silentSince?: Instant | undefined
  /** Whether its maintenance falls short of its capacity at an instant (M1). */
  readonly short?: { readonly is: boolean; readonly at: Instant } | undefined
}

export type ControllerSort = '-last-seen' | 'last-seen' | 'install-code' | '-install-code'

export type ControllerPage = {
  readonly sort: ControllerSort
  /** The row before the page. */
  readonly after: ControllerKey | null
  readonly limit: number
}
export type ControllerKey =
  | { readonly lastSeenAt: Instant; readonly id: string; readonly partnerId: string }
  | { readonly installCode: string; readonly partnerId: string }

const code = sql<string>`controller.install_code collate "C"`
const byLastSeen = [sql`controller.last_seen_at`, sql`controller.id`, sql`controller.partner_id`]
const byCode = [code, sql`controller.partner_id`]
const keys = {
  '-last-seen': byLastSeen,
  'last-seen': byLastSeen,
  'install-code': byCode,
  '-install-code': byCode,
} satisfies Record<ControllerSort, readonly RawBuilder<unknown>[]>

/** A controller that changed partners has a row with each, under one id; who sees several partners sees them all. */
export const listControllers = async (
  sight: Sight,
  tx: Tx,
  filter: ControllerFilter,
  { sort, after, limit }: ControllerPage,
): Promise<NamedController[]> => {
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const comes = direction === 'asc' ? sql`>` : sql`<`
  const key = keys[sort]
  let page = filtered(sight, tx, filter).limit(limit)
  if (after !== null) page = page.where(sql<SqlBool>`(${sql.join(key)}) ${comes} ${valuesOf(after)}`)
  for (const by of key) page = page.orderBy(by, direction)
  let rows = named(tx, page)
  for (const by of key) rows = rows.orderBy(by, direction)
  return (await rows.execute()).map(namedFromRow)
}

/** As `findController`. */
export const findControllerSeen = async (
  sight: Sight,
  tx: Tx,
  id: string,
): Promise<NamedController | null> => {
  const one = filtered(sight, tx, {})
    .where('controller.id', '=', id)
    .orderBy(sql`controller.status = 'left'`)
    .limit(1)
  const row = await named(tx, one).executeTakeFirst()
  return row === undefined ? null : namedFromRow(row)
}

type Controllers = ReturnType<typeof filtered>

const filtered = (sight: Sight, tx: Tx, filter: ControllerFilter) => {
  const { partnerId, accountId, installCode, status, codeBegins, silentSince, short } = filter
  let query = tx.selectFrom('controller').select(controllerColumns).where(withinSight(sight, 'controller'))
  if (partnerId !== undefined) query = query.where('controller.partner_id', '=', partnerId)
  if (accountId !== undefined) query = query.where('controller.account_id', '=', accountId)
  if (installCode !== undefined) query = query.where('controller.install_code', '=', installCode)
  if (status !== undefined) query = query.where('controller.status', '=', status)
  if (codeBegins !== undefined) query = query.where(sql<SqlBool>`${code} ^@ upper(${codeBegins}::text)`)
  if (silentSince !== undefined) query = query.where(isSilent(silentSince))
  if (short !== undefined) {
    const found = isShort(short.at)
    query = query.where(short.is ? found : sql<SqlBool>`not ${found}`)
  }
  return query
}

/** As `countControllers` of the overview counts them. */
const isSilent = (since: Instant) =>
  sql<SqlBool>`(controller.status = 'active' and controller.last_seen_at < ${new Date(since)})`

const valuesOf = (key: ControllerKey) =>
  'id' in key
    ? sql`(${new Date(key.lastSeenAt)}, ${key.id}::uuid, ${key.partnerId}::uuid)`
    : sql`(${key.installCode}, ${key.partnerId}::uuid)`

const named = (tx: Tx, controllers: Controllers) =>
  tx
    .selectFrom(controllers.as('controller'))
    .innerJoin('partner', 'partner.id', 'controller.partner_id')
    .innerJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'controller.partner_id')
        .onRef('account.id', '=', 'controller.account_id'),
    )
    .select(controllerColumns)
    .select(['partner.name as partner_name', 'account.name as account_name'])

type NamedRow = ControllerRow & { readonly partner_name: string; readonly account_name: string }

const namedFromRow = (row: NamedRow): NamedController => ({
  ...controllerFromRow(row),
  partnerName: row.partner_name,
  accountName: row.account_name,
})
