import type { License } from '../license/license.ts'
import { wholeDaysBetween } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

/** M9: a paid term is announced so many days before its end; T8: a trial, whose end takes seats away. */
export const NOTICE_DAYS = { paid: [90, 60, 30, 7, 0], trial: [14, 7, 1] } as const

/** One notice of one license. */
export type NoticeKey = { readonly licenseId: string; readonly daysBefore: number }
export type Notice = NoticeKey & { readonly endsAt: Instant }

/**
 * M9: the notices to send at `at`, at most one per license, each once. After days on which nothing was sent only the
 * nearest notice is due: "ends in 90 days" would be untrue by then.
 */
export const noticesDue = (
  licenses: readonly License[],
  at: Instant,
  sent: readonly NoticeKey[],
): Notice[] => {
  const sentKeys = new Set(sent.map(keyOf))
  return licenses.flatMap((license) => {
    const notice = nearestNotice(license, at)
    return notice === null || sentKeys.has(keyOf(notice)) ? [] : [notice]
  })
}

/** The term may run in an inventory as well (M2), so every holder counts but a retired license, which is nobody's. */
const nearestNotice = ({ id, kind, holder, endsAt }: License, at: Instant): Notice | null => {
  if (endsAt === null || holder.at === 'retired') return null
  const daysLeft = wholeDaysBetween(at, endsAt)
  const reached = NOTICE_DAYS[kind === 'trial' ? 'trial' : 'paid'].filter((days) => daysLeft <= days)
  return reached.length === 0 ? null : { licenseId: id, daysBefore: Math.min(...reached), endsAt }
}

const keyOf = ({ licenseId, daysBefore }: NoticeKey): string => `${licenseId} ${daysBefore}`
