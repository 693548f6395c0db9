/** What the vendor may set (spec §3); the defaults are the specification's. */
export type Policy = {
  /** M5: judge maintenance when the upgrade is installed, or when the release was published. */
  readonly upgradeBasis: 'installed-at' | 'released-at'
  /** M7: refuse never-started maintenance on a controller whose maintenance lapsed. */
  readonly lateMaintenance: 'refused' | 'allowed'
  /** T6: how many dead controllers a partner may move itself in 12 months. */
  readonly rmaBudgetPerYear: number
}

export const defaultPolicy: Policy = {
  upgradeBasis: 'installed-at',
  lateMaintenance: 'refused',
  rmaBudgetPerYear: 3,
}
