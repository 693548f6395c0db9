import type { AuditEntry } from '@tenure/contract'
import { byInstantAndUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handlers } from '../http/handler.ts'
import { rfc3339 } from '../http/rfc3339.ts'
import { listEntries, type AuditRow } from './store.ts'

export const auditRoutes: Handlers<'listAudit'> = {
  listAudit: async ({ query }, { caller, tx }) => {
    const { limit, cursor, since, until, ...filter } = query
    const after = readCursor(byInstantAndUuid, cursor)
    if (!after.ok) return after
    const rows = await listEntries(
      caller.sight,
      tx,
      { ...filter, since: instantOf(since), until: instantOf(until) },
      { after: after.value, limit: limit + 1 },
    )
    return { ok: true, value: pageOf(rows, limit, ({ at, id }) => [at, id], entryToApi) }
  },
}

const instantOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text))

const entryToApi = (row: AuditRow): AuditEntry => ({
  id: row.id,
  partnerId: row.partner_id,
  partnerName: row.partner_name,
  actor: row.actor,
  actorId: row.actor_id,
  operation: row.operation,
  target: row.target,
  summary: row.summary as AuditEntry['summary'],
  requestId: row.request_id,
  at: rfc3339(row.at),
})
