import type { Policy } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { policyFromRow, type PolicyRow } from './convert.ts'

const columns = [
  'upgrade_basis',
  'late_maintenance',
  'rma_budget_per_year',
  'second_factor',
  'version',
] as const

/** The vendor's policies: one row, made by the migration. */
export const getPolicyRow = (tx: Tx): Promise<PolicyRow> =>
  tx.selectFrom('setting').select(columns).executeTakeFirstOrThrow()

export const getPolicy = async (tx: Tx): Promise<Policy> => policyFromRow(await getPolicyRow(tx))

/** As `getPolicyRow`; nobody else changes it until the transaction ends. */
export const lockPolicy = (tx: Tx): Promise<PolicyRow> =>
  tx.selectFrom('setting').select(columns).forUpdate().executeTakeFirstOrThrow()

export const updatePolicy = (tx: Tx, change: Omit<PolicyRow, 'version'>): Promise<PolicyRow> =>
  tx
    .updateTable('setting')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .returning(columns)
    .executeTakeFirstOrThrow()
