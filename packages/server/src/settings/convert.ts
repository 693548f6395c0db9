import type { Settings } from '@tenure/contract'
import type { Policy } from '@tenure/core'
import type { PolicyRow } from './store.ts'

export const policyFromRow = (row: PolicyRow): Policy => ({
  upgradeBasis: row.upgrade_basis,
  lateMaintenance: row.late_maintenance,
  rmaBudgetPerYear: row.rma_budget_per_year,
})

export const policyToRow = (policy: Policy): Omit<PolicyRow, 'version'> => ({
  upgrade_basis: policy.upgradeBasis,
  late_maintenance: policy.lateMaintenance,
  rma_budget_per_year: policy.rmaBudgetPerYear,
})

export const policyToApi = (row: PolicyRow): Settings => policyFromRow(row)
