import type { Holder } from '../license/holder.ts'

/** A holder as the ledger names it: the partner stands on the movement, why a license was retired on the license. */
export type Place = {
  readonly at: Holder['at']
  readonly accountId: string | null
  readonly controllerId: string | null
}

/** A license leaves the vendor's stock once and never comes back to it. */
export type HolderAfter = Exclude<Holder, { readonly at: 'vendor' }>

export const placeOf = (holder: Holder): Place => ({
  at: holder.at,
  accountId: 'accountId' in holder ? holder.accountId : null,
  controllerId: 'controllerId' in holder ? holder.controllerId : null,
})

export const isSamePlace = (a: Place, b: Place): boolean =>
  a.at === b.at && a.accountId === b.accountId && a.controllerId === b.controllerId
