import type { LicenseSeen } from '@tenure/contract'

/** What can be done with a license where it is now. */
export const LicenseActions = (_: { readonly license: LicenseSeen }) => null
