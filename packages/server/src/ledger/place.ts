import type { Holder } from '@tenure/core'
import type { MovementReply } from '@tenure/contract'

/** A holder as a movement names it; why a license was retired stands on the license. */
export type Place = Readonly<MovementReply['from']>

export const placeOf = (holder: Holder): Place => ({
  at: holder.at,
  accountId: 'accountId' in holder ? holder.accountId : null,
  controllerId: 'controllerId' in holder ? holder.controllerId : null,
})
