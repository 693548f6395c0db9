import type { CaseKind, Sight } from '@tenure/core'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'
import { caseColumns, caseFromRow, casesInSight, type StoredCase } from './store.ts'

/** A case with the names of whose controller it is about. */
export type NamedCase = StoredCase & {
  readonly installCode: string
  readonly accountId: string
  readonly accountName: string
  readonly partnerName: string
}

export type CaseFilter = {
  readonly id?: string | undefined
  readonly state?: 'open' | 'resolved' | undefined
  readonly kind?: CaseKind | undefined
  readonly partnerId?: string | undefined
  readonly controllerId?: string | undefined
}

/** A case, and the names of whose controller it is about. */
export const findCase = async (sight: Sight, tx: Tx, id: string): Promise<NamedCase | null> =>
  (await listCases(sight, tx, { id }, { after: null, limit: 1 }))[0] ?? null

/** Newest first. */
export const listCases = async (
  sight: Sight,
  tx: Tx,
  { id, state, kind, partnerId, controllerId }: CaseFilter,
  page: { readonly after: readonly [number, string] | null; readonly limit: number },
): Promise<NamedCase[]> => {
  let query = casesInSight(sight, tx)
  if (id !== undefined) query = query.where('controller_case.id', '=', id)
  if (state !== undefined)
    query = query.where('controller_case.resolved_at', state === 'open' ? 'is' : 'is not', null)
  if (kind !== undefined) query = query.where('controller_case.kind', '=', kind)
  if (partnerId !== undefined) query = query.where('controller_case.partner_id', '=', partnerId)
  if (controllerId !== undefined) query = query.where('controller_case.controller_id', '=', controllerId)
  if (page.after !== null) {
    const [openedAt, id] = page.after
    query = query.where(
      sql<SqlBool>`(controller_case.opened_at, controller_case.id) < (${new Date(openedAt)}, ${id}::uuid)`,
    )
  }
  const cases = query
    .orderBy('controller_case.opened_at', 'desc')
    .orderBy('controller_case.id', 'desc')
    .limit(page.limit)
  const rows = await tx
    .selectFrom(cases.as('controller_case'))
    .innerJoin('partner', 'partner.id', 'controller_case.partner_id')
    .innerJoin('controller', (join) =>
      join
        .onRef('controller.partner_id', '=', 'controller_case.partner_id')
        .onRef('controller.id', '=', 'controller_case.controller_id'),
    )
    .innerJoin('account', (join) =>
      join
        .onRef('account.partner_id', '=', 'controller.partner_id')
        .onRef('account.id', '=', 'controller.account_id'),
    )
    .select(caseColumns)
    .select([
      'controller.install_code',
      'account.id as account_id',
      'account.name as account_name',
      'partner.name as partner_name',
    ])
    .orderBy('controller_case.opened_at', 'desc')
    .orderBy('controller_case.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...caseFromRow(row),
    installCode: row.install_code,
    accountId: row.account_id,
    accountName: row.account_name,
    partnerName: row.partner_name,
  }))
}
