import type { HolderAfter, Instant, LedgerLicense, Sight } from '@tenure/core'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { withinSight } from '../db/within-sight.ts'
import { holderToRow, licenseFromRow, licenseToRow, type StoredLicense } from './convert.ts'

/** Every column that `licenseFromRow` reads. */
export const licenseColumns = [
  'license.partner_id',
  'license.id',
  'license.sku',
  'license.kind',
  'license.trial_of',
  'license.quantity',
  'license.term_unit',
  'license.term_count',
  'license.term_start',
  'license.starts_at',
  'license.ends_at',
  'license.upgrades_to',
  'license.ever_activated',
  'license.split_from',
  'license.order_reference',
  'license.issued_at',
  'license.holder_at',
  'license.account_id',
  'license.controller_id',
  'license.retired_reason',
  'license.handed_on_at',
] as const

export const licensesInSight = (sight: Sight, tx: Tx) =>
  tx.selectFrom('license').select(licenseColumns).where(withinSight(sight, 'license'))

export const findLicense = async (sight: Sight, tx: Tx, id: string): Promise<StoredLicense | null> => {
  const row = await licensesInSight(sight, tx).where('license.id', '=', id).executeTakeFirst()
  return row === undefined ? null : licenseFromRow(row)
}

/** Those of the licenses that are in sight, by License ID. */
export const findLicenses = async (
  sight: Sight,
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredLicense>> => {
  const rows = await licensesInSight(sight, tx)
    .where('license.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, licenseFromRow(row)]))
}

/** Locks those of the licenses that are in sight until the transaction ends; always in id order, so none waits in a ring. */
export const lockLicenses = async (
  sight: Sight,
  tx: Tx,
  ids: readonly string[],
): Promise<StoredLicense[]> => {
  const rows = await licensesInSight(sight, tx)
    .where('license.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('license.id')
    .forUpdate()
    .execute()
  return rows.map(licenseFromRow)
}

/** Locks everything that a controller holds. The caller holds the controller's own lock. */
export const lockHeldLicenses = async (
  sight: Sight,
  tx: Tx,
  controllerId: string,
): Promise<StoredLicense[]> => {
  const rows = await licensesInSight(sight, tx)
    .where('license.controller_id', '=', controllerId)
    .orderBy('license.id')
    .forUpdate()
    .execute()
  return rows.map(licenseFromRow)
}

/** The same, and these besides: all in one statement, in id order. */
export const lockHeldAndNamed = async (
  sight: Sight,
  tx: Tx,
  controllerId: string,
  ids: readonly string[],
): Promise<StoredLicense[]> => {
  const rows = await licensesInSight(sight, tx)
    .where(({ eb, or }) =>
      or([
        eb('license.controller_id', '=', controllerId),
        eb('license.id', '=', sql<string>`any(${[...ids]}::uuid[])`),
      ]),
    )
    .orderBy('license.id')
    .forUpdate()
    .execute()
  return rows.map(licenseFromRow)
}

/** Everything that these controllers hold now. */
export const listHeldLicenses = async (
  sight: Sight,
  tx: Tx,
  controllerIds: readonly string[],
): Promise<StoredLicense[]> => {
  const rows = await licensesInSight(sight, tx)
    .where('license.controller_id', '=', sql<string>`any(${[...controllerIds]}::uuid[])`)
    .orderBy('license.id')
    .execute()
  return rows.map(licenseFromRow)
}

/** A page of all licenses by License ID, for `verifyLedger`: what it asks of each. */
export const listForVerification = async (
  sight: Sight,
  tx: Tx,
  page: { readonly after: string | null; readonly limit: number },
): Promise<LedgerLicense[]> => {
  let query = licensesInSight(sight, tx)
  if (page.after !== null) query = query.where('license.id', '>', page.after)
  const rows = await query.orderBy('license.id').limit(page.limit).execute()
  return rows.map(licenseFromRow).map(({ id, quantity, holder, splitFrom }) => {
    if (holder.at === 'vendor') throw new Error(`license ${id} has a row but is in the vendor’s stock`)
    return { id, quantity, holder, splitFrom }
  })
}

/** Only `recordNewLicenses` calls it, which writes how they came about. */
export const insertLicenses = (tx: Tx, licenses: readonly StoredLicense[]): Promise<void> =>
  insertRows(tx, 'license', licenses.map(licenseToRow))

/** A license goes from where it is to another holder. */
export type LicenseMove = {
  /** As it stands before the move. */
  readonly license: Pick<StoredLicense, 'id' | 'holder'>
  readonly to: HolderAfter
  /** What an activation leaves on the license for good: its term (M2), and what an upgrade reaches. */
  readonly activation?: {
    readonly startsAt: Instant | null
    readonly endsAt: Instant | null
    readonly upgradesTo: string | null
  }
}

/**
 * Writes the new holder of each license, and what an activation leaves on it. Only `recordMoves` calls it. Throws,
 * and so undoes the transaction, when a license is not where its move starts.
 */
export const moveLicenses = async (tx: Tx, moves: readonly LicenseMove[], at: Instant): Promise<void> => {
  const rows = moves.map(({ license, to, activation }) => {
    const from = holderToRow(license.holder)
    return {
      ...holderToRow(to),
      partner_id: to.partnerId,
      id: license.id,
      from_at: from.holder_at,
      from_account_id: from.account_id,
      from_controller_id: from.controller_id,
      activates: activation !== undefined,
      starts_at: dateOf(activation?.startsAt),
      ends_at: dateOf(activation?.endsAt),
      upgrades_to: activation?.upgradesTo ?? null,
    }
  })
  const result = await sql`
    update license set
      holder_at = move.holder_at, account_id = move.account_id, controller_id = move.controller_id,
      retired_reason = move.retired_reason,
      handed_on_at = case
        when move.from_at = 'inventory' and move.holder_at = 'account' then ${new Date(at)}::timestamptz
        when move.holder_at = 'inventory' then null
        else license.handed_on_at end,
      starts_at = case when move.activates then move.starts_at else license.starts_at end,
      ends_at = case when move.activates then move.ends_at else license.ends_at end,
      upgrades_to = case when move.activates then move.upgrades_to else license.upgrades_to end,
      ever_activated = license.ever_activated or move.activates
    from json_to_recordset(${JSON.stringify(rows)}::json) as move (
      partner_id uuid, id uuid, holder_at text, account_id uuid, controller_id uuid, retired_reason text,
      from_at text, from_account_id uuid, from_controller_id uuid,
      activates boolean, starts_at timestamptz, ends_at timestamptz, upgrades_to text)
    where license.partner_id = move.partner_id and license.id = move.id
      and license.holder_at = move.from_at
      and license.account_id is not distinct from move.from_account_id
      and license.controller_id is not distinct from move.from_controller_id`.execute(tx)
  const moved = Number(result.numAffectedRows ?? 0)
  if (moved !== moves.length)
    throw new Error(`${moves.length - moved} of ${moves.length} licenses are not where their move starts`)
}

const dateOf = (instant: Instant | null | undefined) =>
  instant === null || instant === undefined ? null : new Date(instant)
