import type { Instant, Sight } from '@tenure/core'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { withinSight } from '../db/within-sight.ts'
import type { NewAuditEntry } from './entry.ts'

type Stamp = { readonly id: string; readonly requestId: string; readonly at: Instant }

/** The only way into the audit; the table refuses everything but an insert. */
export const insertEntry = async (
  tx: Tx,
  entry: NewAuditEntry,
  { id, requestId, at }: Stamp,
): Promise<void> => {
  await tx
    .insertInto('audit_entry')
    .values({
      id,
      partner_id: entry.partnerId,
      actor: entry.actor,
      actor_id: entry.actorId,
      operation: entry.operation,
      target: entry.target,
      summary: JSON.stringify(entry.summary),
      request_id: requestId,
      at: new Date(at),
    })
    .execute()
}

export type AuditFilter = {
  readonly partnerId?: string | undefined
  readonly operation?: string | undefined
  readonly actorId?: string | undefined
  /** Inclusive. */
  readonly since?: Instant | undefined
  /** Exclusive. */
  readonly until?: Instant | undefined
}

export type AuditRow = {
  readonly id: string
  readonly partner_id: string | null
  readonly partner_name: string | null
  readonly actor: string
  readonly actor_id: string
  readonly operation: string
  readonly target: string
  readonly summary: unknown
  readonly request_id: string
  readonly at: Instant
}

/** Newest first. */
export const listEntries = (
  sight: Sight,
  tx: Tx,
  { partnerId, operation, actorId, since, until }: AuditFilter,
  page: { readonly after: readonly [Instant, string] | null; readonly limit: number },
): Promise<AuditRow[]> => {
  let query = tx
    .selectFrom('audit_entry')
    .leftJoin('partner', 'partner.id', 'audit_entry.partner_id')
    .select([
      'audit_entry.id',
      'audit_entry.partner_id',
      'partner.name as partner_name',
      'audit_entry.actor',
      'audit_entry.actor_id',
      'audit_entry.operation',
      'audit_entry.target',
      'audit_entry.summary',
      'audit_entry.request_id',
      'audit_entry.at',
    ])
    .where(withinSight(sight, 'audit_entry'))
  if (partnerId !== undefined) query = query.where('audit_entry.partner_id', '=', partnerId)
  if (operation !== undefined) query = query.where('audit_entry.operation', '=', operation)
  if (actorId !== undefined) query = query.where('audit_entry.actor_id', '=', actorId)
  if (since !== undefined) query = query.where(sql<SqlBool>`audit_entry.at >= ${new Date(since)}`)
  if (until !== undefined) query = query.where(sql<SqlBool>`audit_entry.at < ${new Date(until)}`)
  if (page.after !== null) {
    const [at, id] = page.after
    query = query.where(sql<SqlBool>`(audit_entry.at, audit_entry.id) < (${new Date(at)}, ${id}::uuid)`)
  }
  return query.orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc').limit(page.limit).execute()
}

/** What people did with a controller, as far as the audit names it. */
export type ControllerEntry = Pick<AuditRow, 'id' | 'actor' | 'actor_id' | 'request_id' | 'at'> & {
  readonly operation: 'approveController' | 'approveKey' | 'reinstateController' | 'rmaController'
}

/**
 * What people did with one controller, newest first. Three operations name it in their path and the fourth by its
 * install code, which says the same within one partner.
 */
export const listControllerEntries = async (
  sight: Sight,
  tx: Tx,
  controller: {
    readonly id: string
    readonly installCode: string
    readonly partnerIds: readonly string[]
  },
  page: { readonly after: string | null; readonly limit: number },
): Promise<ControllerEntry[]> => {
  const { id, installCode, partnerIds } = controller
  const targets = ['approve', 'approve-key', 'reinstate'].map((verb) => `/v1/controllers/${id}/${verb}`)
  // The operations are written out, because each condition has to be that of its index.
  const named = sql<SqlBool>`audit_entry.operation in ('approveController', 'approveKey', 'reinstateController')
    and audit_entry.target = any(${targets}::text[])`
  const givenUp = sql<SqlBool>`audit_entry.operation = 'rmaController'
    and audit_entry.summary ->> 'installCode' = ${installCode}`
  const entries: ControllerEntry[] = []
  for (const condition of [named, givenUp]) {
    let query = tx
      .selectFrom('audit_entry')
      .select([
        'audit_entry.id',
        'audit_entry.actor',
        'audit_entry.actor_id',
        'audit_entry.request_id',
        'audit_entry.at',
      ])
      .select(sql<ControllerEntry['operation']>`audit_entry.operation`.as('operation'))
      .where(withinSight(sight, 'audit_entry'))
      .where(sql<SqlBool>`audit_entry.partner_id = any(${[...partnerIds]}::uuid[])`)
      .where(condition)
    if (page.after !== null) query = query.where('audit_entry.id', '<', page.after)
    entries.push(...(await query.orderBy('audit_entry.id', 'desc').limit(page.limit).execute()))
  }
  return entries.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, page.limit)
}
