import type { CaseKind, Instant, Sight } from '@tenure/core'
import type { Selectable } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { withinSight } from '../db/within-sight.ts'

/** One time it was seen: figures, and `at`. */
export type Evidence = Readonly<Record<string, unknown>>

export type StoredCase = {
  readonly id: string
  readonly partnerId: string
  readonly controllerId: string
  readonly kind: CaseKind
  /** Oldest first; of many sightings the first one and the latest. */
  readonly evidence: readonly Evidence[]
  readonly openedAt: Instant
  readonly resolvedAt: Instant | null
  readonly resolution: string | null
}

/** A unit that repeats itself every minute must not fill the table. */
export const MAX_EVIDENCE = 50

export const caseColumns = [
  'controller_case.partner_id',
  'controller_case.id',
  'controller_case.controller_id',
  'controller_case.kind',
  'controller_case.evidence',
  'controller_case.opened_at',
  'controller_case.resolved_at',
  'controller_case.resolution',
] as const

export const lockCase = async (sight: Sight, tx: Tx, id: string): Promise<StoredCase | null> => {
  const row = await casesInSight(sight, tx)
    .where('controller_case.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : caseFromRow(row)
}

export const lockOpenCase = async (
  sight: Sight,
  tx: Tx,
  of: { readonly partnerId: string; readonly controllerId: string; readonly kind: CaseKind },
): Promise<StoredCase | null> => {
  const row = await casesInSight(sight, tx)
    .where('controller_case.partner_id', '=', of.partnerId)
    .where('controller_case.controller_id', '=', of.controllerId)
    .where('controller_case.kind', '=', of.kind)
    .where('controller_case.resolved_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : caseFromRow(row)
}

export type NewCase = Pick<StoredCase, 'id' | 'partnerId' | 'controllerId' | 'kind' | 'evidence'> & {
  readonly at: Instant
}

export const insertCase = async (tx: Tx, found: NewCase): Promise<void> => {
  await tx
    .insertInto('controller_case')
    .values({
      partner_id: found.partnerId,
      id: found.id,
      controller_id: found.controllerId,
      kind: found.kind,
      evidence: JSON.stringify(found.evidence),
      opened_at: new Date(found.at),
    })
    .execute()
}

export const writeEvidence = async (
  tx: Tx,
  found: StoredCase,
  evidence: readonly Evidence[],
): Promise<void> => {
  await tx
    .updateTable('controller_case')
    .set({ evidence: JSON.stringify(evidence) })
    .where('partner_id', '=', found.partnerId)
    .where('id', '=', found.id)
    .execute()
}

export const writeResolution = async (
  tx: Tx,
  found: StoredCase,
  resolved: { readonly at: Instant; readonly resolution: string },
): Promise<void> => {
  await tx
    .updateTable('controller_case')
    .set({ resolved_at: new Date(resolved.at), resolution: resolved.resolution })
    .where('partner_id', '=', found.partnerId)
    .where('id', '=', found.id)
    .execute()
}

/** Cases are the partner's and the vendor's business; an account's callers may not ask for them. */
export const casesInSight = (sight: Sight, tx: Tx) => {
  if (sight.of === 'account') throw new Error('cases are not shown to an account')
  return tx.selectFrom('controller_case').select(caseColumns).where(withinSight(sight, 'controller_case'))
}

export const caseFromRow = (row: Selectable<Schema['controller_case']>): StoredCase => ({
  id: row.id,
  partnerId: row.partner_id,
  controllerId: row.controller_id,
  kind: row.kind,
  evidence: row.evidence as readonly Evidence[],
  openedAt: row.opened_at,
  resolvedAt: row.resolved_at,
  resolution: row.resolution,
})
