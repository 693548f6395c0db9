import { expiringBefore, type Instant, type LicenseKind, type LicenseState, type Sight } from '@tenure/core'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { licenseFromRow, type NamedLicense, type StoredLicense } from './convert.ts'
import type { LicenseSearch } from './search.ts'
import { licenseColumns, licensesInSight } from './store.ts'

export type LicenseFilter = {
  readonly partnerId?: string | undefined
  readonly accountId?: string | undefined
  readonly controllerId?: string | undefined
  readonly at?: StoredLicense['holder']['at'] | undefined
  readonly kind?: LicenseKind | undefined
  readonly sku?: string | undefined
  /** As of an instant (M8). */
  readonly state?: { readonly is: LicenseState; readonly at: Instant } | undefined
  /** Inclusive. */
  readonly endsAfter?: Instant | undefined
  /** Exclusive. */
  readonly endsBefore?: Instant | undefined
  readonly orderReference?: string | undefined
  /** The parts of this license (T4). */
  readonly splitFrom?: string | undefined
  readonly search?: LicenseSearch | undefined
}

export type LicenseSort = '-issued-at' | 'issued-at' | 'ends-at' | '-ends-at'

/** `limit` licenses after the one with this issue time or end, and License ID. An end of null comes after all others. */
export type LicensePage = {
  readonly sort: LicenseSort
  readonly after: readonly [at: Instant | null, id: string] | null
  readonly limit: number
}

const issuedAt = sql<number>`license.issued_at`
/** What the index on ends is made of, to the letter. */
const lastDay = sql<number>`(case when license.ends_at is null then 'infinity'::timestamptz else license.ends_at end)`

const orders = {
  '-issued-at': { by: issuedAt, direction: 'desc' },
  'issued-at': { by: issuedAt, direction: 'asc' },
  'ends-at': { by: lastDay, direction: 'asc' },
  '-ends-at': { by: lastDay, direction: 'desc' },
} as const satisfies Record<LicenseSort, { by: RawBuilder<number>; direction: 'asc' | 'desc' }>

/** One page, with the names of who holds each license: the page is cut first, so that no more is joined than is shown. */
export const listLicenses = async (
  sight: Sight,
  tx: Tx,
  filter: LicenseFilter,
  { sort, after, limit }: LicensePage,
): Promise<NamedLicense[]> => {
  // The vendor's stock has no rows: a license is made when it enters an inventory (spec §1).
  if (filter.at === 'vendor') return []
  const { by, direction } = orders[sort]
  let page = filtered(licensesInSight(sight, tx), filter)
  if (after !== null) {
    const key = sql`(${after[0] === null ? sql`'infinity'::timestamptz` : new Date(after[0])}, ${after[1]}::uuid)`
    const comes = direction === 'asc' ? sql`>` : sql`<`
    page = page.where(sql<SqlBool>`(${by}, license.id) ${comes} ${key}`)
  }
  page = page.orderBy(by, direction).orderBy('license.id', direction).limit(limit)
  const rows = await named(tx, page).orderBy(by, direction).orderBy('license.id', direction).execute()
  return rows.map(namedFromRow)
}

export const findLicenseSeen = async (sight: Sight, tx: Tx, id: string): Promise<NamedLicense | null> => {
  const row = await named(tx, licensesInSight(sight, tx).where('license.id', '=', id)).executeTakeFirst()
  return row === undefined ? null : namedFromRow(row)
}

type Licenses = ReturnType<typeof licensesInSight>

const filtered = (licenses: Licenses, filter: LicenseFilter): Licenses => {
  const { partnerId, accountId, controllerId, at, kind, sku, state, endsAfter, endsBefore } = filter
  let query = licenses
  if (partnerId !== undefined) query = query.where('license.partner_id', '=', partnerId)
  if (accountId !== undefined) query = query.where('license.account_id', '=', accountId)
  if (controllerId !== undefined) query = query.where('license.controller_id', '=', controllerId)
  if (at !== undefined && at !== 'vendor') query = query.where('license.holder_at', '=', at)
  if (kind !== undefined) query = query.where('license.kind', '=', kind)
  if (sku !== undefined) query = query.where('license.sku', '=', sku)
  if (state !== undefined) query = query.where(isInState[state.is](state.at))
  if (endsAfter !== undefined) query = query.where(endsFrom(endsAfter))
  if (endsBefore !== undefined) query = query.where(endsBy(endsBefore))
  if (filter.orderReference !== undefined)
    query = query.where('license.order_reference', '=', filter.orderReference)
  if (filter.splitFrom !== undefined) query = query.where('license.split_from', '=', filter.splitFrom)
  return filter.search === undefined ? query : searched(query, filter.search)
}

const searched = (licenses: Licenses, { idRange, orders: words, accountIds, controllerIds }: LicenseSearch) =>
  licenses.where(({ eb, or }) =>
    or([
      // `like` and `lower` may not run before row-level security has looked, so no index serves them; `^@` may.
      ...words.map((word) => sql<boolean>`license.order_reference ^@ ${word}::text`),
      ...(accountIds.length > 0 ? [eb('license.account_id', 'in', [...accountIds])] : []),
      ...(controllerIds.length > 0 ? [eb('license.controller_id', 'in', [...controllerIds])] : []),
      ...(idRange === null ? [] : [eb.between('license.id', idRange.from, idRange.to)]),
    ]),
  )

type Condition = RawBuilder<SqlBool>

// All in terms of the indexed expression: what has no end counts as ending after all others.
const endsBy = (before: Instant): Condition => sql<SqlBool>`${lastDay} < ${new Date(before)}`
const endsFrom = (after: Instant): Condition =>
  sql<SqlBool>`(${lastDay} >= ${new Date(after)} and ${lastDay} < 'infinity')`

const hasStarted = (at: Instant): Condition => sql<SqlBool>`license.starts_at <= ${new Date(at)}`
/** `hasNoClock` of core, on a controller. */
const runsWithoutClock = sql<SqlBool>`(license.starts_at is null and license.holder_at = 'controller'
  and license.term_unit in ('perpetual', 'single-use'))`

/** When a license of the row's kind begins to be shown as expiring. */
const warned = (at: Instant) => sql`case license.kind
  when 'trial' then ${new Date(expiringBefore('trial', at))}::timestamptz
  else ${new Date(expiringBefore('maintenance', at))}::timestamptz end`
/** No kind is warned of earlier than this, so the index needs not be read further. */
const warnedLast = (at: Instant): Instant =>
  Math.max(expiringBefore('trial', at), expiringBefore('maintenance', at))

/** M8 as conditions; `licenseStatus` of core says the same of each license, and a test holds the two together. */
const isInState = {
  'not-started': (at) => sql<SqlBool>`(not ${runsWithoutClock}
    and (license.starts_at is null or license.starts_at > ${new Date(at)}))`,
  active: (at) => sql<SqlBool>`(${runsWithoutClock} or (${hasStarted(at)} and ${lastDay} >= ${warned(at)}))`,
  expiring: (at) => sql<SqlBool>`(${hasStarted(at)} and ${lastDay} > ${new Date(at)}
    and ${lastDay} < ${new Date(warnedLast(at))} and ${lastDay} < ${warned(at)})`,
  expired: (at) => sql<SqlBool>`(${hasStarted(at)} and ${lastDay} <= ${new Date(at)})`,
} satisfies Record<LicenseState, (at: Instant) => Condition>

/** Each license once, with the names of its partner, its account and its controller. */
const named = (tx: Tx, licenses: Licenses) =>
  tx
    .selectFrom(licenses.as('license'))
    .innerJoin('partner', 'partner.id', 'license.partner_id')
    .leftJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'license.partner_id')
        .onRef('account.id', '=', 'license.account_id'),
    )
    .leftJoin('controller', (join) =>
      join
        .onRef('controller.partner_id', '=', 'license.partner_id')
        .onRef('controller.id', '=', 'license.controller_id'),
    )
    .select(licenseColumns)
    .select([
      'partner.name as partner_name',
      'account.name as account_name',
      'controller.install_code as install_code',
    ])

type NamedRow = Parameters<typeof licenseFromRow>[0] & {
  readonly partner_name: string
  readonly account_name: string | null
  readonly install_code: string | null
}

const namedFromRow = (row: NamedRow): NamedLicense => ({
  ...licenseFromRow(row),
  partnerName: row.partner_name,
  accountName: row.account_name,
  installCode: row.install_code,
})
