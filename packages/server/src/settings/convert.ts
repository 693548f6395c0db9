import type { Settings } from '@tenure/contract'
import type { Policy } from '@tenure/core'

export type PolicyRow = {
  readonly upgrade_basis: Policy['upgradeBasis']
  readonly late_maintenance: Policy['lateMaintenance']
  readonly rma_budget_per_year: number
  readonly second_factor: Settings['secondFactor']
  readonly version: number
}

export const policyFromRow = (row: PolicyRow): Policy => ({
  upgradeBasis: row.upgrade_basis,
  lateMaintenance: row.late_maintenance,
  rmaBudgetPerYear: row.rma_budget_per_year,
})

export const policyToRow = (policy: Policy): Omit<PolicyRow, 'version' | 'second_factor'> => ({
  upgrade_basis: policy.upgradeBasis,
  late_maintenance: policy.lateMaintenance,
  rma_budget_per_year: policy.rmaBudgetPerYear,
})

export const policyToApi = (row: PolicyRow): Settings => ({
  ...policyFromRow(row),
  secondFactor: row.second_factor,
})
