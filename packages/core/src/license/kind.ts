/** The kinds of spec §2, in the order in which one exchange activates them (M7 looks at what came before). */
export const licenseKinds = ['capacity', 'core', 'upgrade', 'maintenance', 'remote-cms', 'trial'] as const

export type LicenseKind = (typeof licenseKinds)[number]

/** The rights a trial can lend. */
export const trialRights = ['capacity', 'core', 'maintenance', 'remote-cms'] as const

export type TrialRight = (typeof trialRights)[number]
