import type { License } from '../license/license.ts'
import { addDays, startOfDay, wholeDaysBetween } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

/** M9: a paid term is announced so many days before its end; T8: a trial, whose end takes seats away. */
export const NOTICE_DAYS = { paid: [90, 60, 30, 7, 0], trial: [14, 7, 1] } as const

/** [ours] A notice that could not be sent in time is still sent until so many days after the end; then it is history. */
export const LATE_NOTICE_DAYS = 14

/** What a notice is about: the end of a term by its kind, or the start of the term that follows. */
export const noticeKinds = [
  'maintenance-ends',
  'remote-cms-ends',
  'trial-ends',
  'maintenance-renewed',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** One notice of one license. `daysBefore` is its step, and null where it is not about an end. */
export type NoticeKey = {
  readonly licenseId: string
  readonly kind: NoticeKind
  readonly daysBefore: number | null
}
export type EndNotice = NoticeKey & {
  readonly daysBefore: number
  readonly endsAt: Instant
  /** The beginning of the day on which it is due. */
  readonly dueAt: Instant
}

/**
 * M9: the notice of this license's end that is due at `at`: the nearest step that was reached, because after days on
 * which nothing was sent "ends in 90 days" would be untrue. Null before the first step, and once it is too late for news.
 */
export const noticeDue = (license: License, at: Instant): EndNotice | null =>
  noticesOfEnd(license).findLast(
    ({ dueAt, endsAt }) => dueAt <= startOfDay(at) && wholeDaysBetween(endsAt, at) <= LATE_NOTICE_DAYS,
  ) ?? null

/** The first notice of this license's end that comes after the day of `at`; null where none does. */
export const nextNotice = (license: License, at: Instant): EndNotice | null =>
  noticesOfEnd(license).find(({ dueAt }) => dueAt > startOfDay(at)) ?? null

/**
 * All notices of a license's end, in the order in which they are due. The term may run in an inventory as well (M2), so
 * every holder counts but a retired license, which is nobody's. A step that lies on or before the day the term began is
 * none: whoever activated ten days of trial knows that they are ten.
 */
const noticesOfEnd = ({ id, kind, holder, startsAt, endsAt }: License): EndNotice[] => {
  if (startsAt === null || endsAt === null || holder.at === 'retired') return []
  const about =
    kind === 'trial' ? 'trial-ends' : kind === 'remote-cms' ? 'remote-cms-ends' : 'maintenance-ends'
  return NOTICE_DAYS[kind === 'trial' ? 'trial' : 'paid']
    .map(
      (daysBefore) =>
        ({
          licenseId: id,
          kind: about,
          daysBefore,
          endsAt,
          dueAt: addDays(startOfDay(endsAt), -daysBefore),
        }) as const,
    )
    .filter(({ dueAt }) => dueAt > startOfDay(startsAt))
}
