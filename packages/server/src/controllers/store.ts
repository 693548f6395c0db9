import type { Instant, Sight } from '@tenure/core'
import { sql, type Selectable } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { withinSight } from '../db/within-sight.ts'

export type StoredController = {
  readonly id: string
  readonly partnerId: string
  readonly accountId: string
  readonly installCode: string
  readonly keyThumbprint: string
  readonly status: 'active' | 'pending' | 'replaced' | 'left'
  readonly generation: number
  readonly segment: string
  readonly model: string
  readonly softwareVersion: string
  readonly seatsUsed: number
  readonly devices: number
  readonly clock: 'ok' | 'unknown'
  readonly noticeEmails: readonly string[]
  readonly firstCapacityAt: Instant | null
  readonly firstSeenAt: Instant
  readonly lastSeenAt: Instant
}

export const controllerColumns = [
  'controller.partner_id',
  'controller.id',
  'controller.account_id',
  'controller.install_code',
  'controller.key_thumbprint',
  'controller.status',
  'controller.generation',
  'controller.segment',
  'controller.model',
  'controller.software_version',
  'controller.seats_used',
  'controller.devices',
  'controller.clock',
  'controller.notice_emails',
  'controller.first_capacity_at',
  'controller.first_seen_at',
  'controller.last_seen_at',
] as const

/** Of the rows of a controller that changed partners: the one with the partner it belongs to now, if that is in sight. */
export const findController = async (sight: Sight, tx: Tx, id: string): Promise<StoredController | null> => {
  const row = await tx
    .selectFrom('controller')
    .select(controllerColumns)
    .where(withinSight(sight, 'controller'))
    .where('controller.id', '=', id)
    .orderBy(sql`controller.status = 'left'`)
    .executeTakeFirst()
  return row === undefined ? null : controllerFromRow(row)
}

/** The partners in sight with which this controller is or was: its history is with each of them. */
export const listPartnersOf = async (sight: Sight, tx: Tx, id: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('controller')
    .select('controller.partner_id')
    .where(withinSight(sight, 'controller'))
    .where('controller.id', '=', id)
    .orderBy('controller.partner_id')
    .execute()
  return rows.map((row) => row.partner_id)
}

/**
 * Locks a controller by its install code: its directory row, under which everything about one controller happens,
 * exchanges included. Finds nothing where the controller is out of sight, or belongs to another partner by now.
 */
export const lockController = async (
  sight: Sight,
  tx: Tx,
  installCode: string,
): Promise<StoredController | null> => {
  const entry = await tx
    .selectFrom('install_code_directory')
    .select(['partner_id', 'controller_id'])
    .where(withinSight(partnerOf(sight), 'install_code_directory'))
    .where('install_code', '=', installCode)
    .forUpdate()
    .executeTakeFirst()
  if (entry === undefined || entry.partner_id === null || entry.controller_id === null) return null
  const row = await tx
    .selectFrom('controller')
    .select(controllerColumns)
    .where(withinSight(sight, 'controller'))
    .where('controller.partner_id', '=', entry.partner_id)
    .where('controller.id', '=', entry.controller_id)
    .executeTakeFirst()
  return row === undefined ? null : controllerFromRow(row)
}

export const writeStatus = (
  tx: Tx,
  of: StoredController,
  status: StoredController['status'],
): Promise<void> => write(tx, of, { status })

export const writeKey = (tx: Tx, of: StoredController, keyThumbprint: string): Promise<void> =>
  write(tx, of, { key_thumbprint: keyThumbprint })

export const writeFirstCapacity = (tx: Tx, of: StoredController, at: Instant | null): Promise<void> =>
  write(tx, of, { first_capacity_at: at === null ? null : new Date(at) })

type Change =
  | { readonly status: StoredController['status'] }
  | { readonly key_thumbprint: string }
  | { readonly first_capacity_at: Date | null }

const write = async (tx: Tx, of: StoredController, change: Change): Promise<void> => {
  await tx
    .updateTable('controller')
    .set(change)
    .where('partner_id', '=', of.partnerId)
    .where('id', '=', of.id)
    .execute()
}

/** The directory knows partners and no accounts; the controller's own row is filtered by the whole sight. */
const partnerOf = (sight: Sight): Sight =>
  sight.of === 'account' ? { of: 'partner', partnerId: sight.partnerId } : sight

export type ControllerRow = Pick<Selectable<Schema['controller']>, ColumnName>

export const controllerFromRow = (row: ControllerRow): StoredController => ({
  id: row.id,
  partnerId: row.partner_id,
  accountId: row.account_id,
  installCode: row.install_code,
  keyThumbprint: row.key_thumbprint,
  status: row.status,
  generation: row.generation,
  segment: row.segment,
  model: row.model,
  softwareVersion: row.software_version,
  seatsUsed: row.seats_used,
  devices: row.devices,
  clock: row.clock,
  noticeEmails: row.notice_emails,
  firstCapacityAt: row.first_capacity_at,
  firstSeenAt: row.first_seen_at,
  lastSeenAt: row.last_seen_at,
})

type ColumnName = (typeof controllerColumns)[number] extends `controller.${infer Name}`
  ? Name & keyof Schema['controller']
  : never
