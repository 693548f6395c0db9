import type { OperationId } from '@tenure/contract'
import type { Caller } from '../http/handler.ts'

/** One row of the audit: who changed what, and whom it concerned. */
export type NewAuditEntry = {
  /** Null: the vendor alone. */
  readonly partnerId: string | null
  readonly actor: string
  readonly actorId: string
  readonly operation: OperationId
  readonly target: string
  readonly summary: Readonly<Record<string, unknown>>
}

export type Done = {
  readonly operationId: OperationId
  /** Path and query. */
  readonly target: string
  readonly caller: Caller
  readonly body: unknown
  readonly query: unknown
  /** What the operation answered. */
  readonly value: unknown
}

/**
 * What is written about an operation that changed something; null where it was only tried out. No text that somebody
 * typed is kept, and nothing that opens anything: only what `kept` names.
 */
export const auditEntryOf = ({
  operationId,
  target,
  caller,
  body,
  query,
  value,
}: Done): NewAuditEntry | null => {
  if (membersOf(query)['dryRun'] === true) return null
  return {
    partnerId: partnerOf(caller, body, value),
    actor: caller.name,
    actorId: caller.id,
    operation: operationId,
    target: withPlainIds(target.split('?')[0] ?? ''),
    summary: summarize(body, value),
  }
}

/** Ids in lower case, as everywhere, however they were sent: what was done with one thing is found by its path. */
const withPlainIds = (path: string): string =>
  path.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (id) => id.toLowerCase())

/** Ids and choices of the input. A new member of an input is not kept until it is named here. */
const kept = [
  'partnerId',
  'accountId',
  'controllerId',
  'replacementId',
  'licenseIds',
  'installCode',
  'sku',
  'quantities',
  'scope',
  'role',
  'expiresAt',
  'approvesControllers',
  'onSale',
  'upgradeBasis',
  'lateMaintenance',
  'rmaBudgetPerYear',
  'secondFactor',
] as const

/** A transfer of a thousand licenses need not be told license by license: the ledger does. */
const MAX_IDS = 20

const summarize = (body: unknown, value: unknown): Record<string, unknown> => {
  const input = membersOf(body)
  const summary: Record<string, unknown> = {}
  for (const key of kept) {
    const given = input[key]
    if (given === undefined || given === null) continue
    summary[key] = Array.isArray(given) ? given.slice(0, MAX_IDS) : given
    if (Array.isArray(given) && given.length > MAX_IDS) summary[`${key}Count`] = given.length
  }
  const { id } = membersOf(value)
  return typeof id === 'string' ? { ...summary, id } : summary
}

/** The caller's own partner; where the vendor's staff works, the partner whose thing it was. */
const partnerOf = ({ sight }: Caller, body: unknown, value: unknown): string | null => {
  if (sight.of !== 'vendor') return sight.partnerId
  const answer = membersOf(value)
  const items = Array.isArray(answer['items']) ? (answer['items'] as readonly unknown[]) : []
  const places = [answer, membersOf(answer['controller']), membersOf(items[0]), membersOf(body)]
  for (const { partnerId } of places) if (typeof partnerId === 'string') return partnerId
  return null
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
