import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { DeviceFacts } from './device.ts'
import { seatNotFree } from './refusals.ts'

export type SeatMove = { readonly from: DeviceFacts; readonly to: DeviceFacts }

/** C5: the Owner moves a seat from one field device to another; afterwards both keep their new marks. */
export const reassignSeat = (from: DeviceFacts, to: DeviceFacts): Verdict<SeatMove> => {
  if (from.internal || to.internal) return refused(seatNotFree('Internal devices take no seat.'))
  if (!from.licensed) return refused(seatNotFree(`The device ${from.id} has no seat to give.`))
  if (to.licensed) return refused(seatNotFree(`The device ${to.id} has a seat already.`))
  return granted({ from: { ...from, licensed: false }, to: { ...to, licensed: true } })
}
