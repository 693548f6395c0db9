import { addDays, formatDay, MAINTENANCE_GRACE_DAYS, wholeDaysBetween } from '@tenure/core'

export type MaintenanceClock = {
  /** The last day, in UTC, on which maintenance can be activated beside the upgrade (M7). */
  readonly lastDay: string
  /** 0 on the last day; negative when it is over. */
  readonly daysLeft: number
}

/** How long after the purchase of an upgrade license maintenance can still be bought. */
export const maintenanceClock = (issuedAt: string, now: number): MaintenanceClock => {
  const issued = Date.parse(issuedAt)
  return {
    lastDay: formatDay(addDays(issued, MAINTENANCE_GRACE_DAYS)),
    daysLeft: MAINTENANCE_GRACE_DAYS - wholeDaysBetween(issued, now),
  }
}
