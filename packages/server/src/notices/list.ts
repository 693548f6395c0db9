import type { NoticeReply, Operations } from '@tenure/contract'
import { nextNotice, noticeRecipients, type NoticeAudiences, type Sight } from '@tenure/core'
import type { Tx } from '../db/database.ts'
import { byInstantAndUuid, byUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Handler } from '../http/handler.ts'
import { rfc3339 } from '../http/rfc3339.ts'
import { loadAudiences } from './audience-store.ts'
import { describedToApi, noticeToApi } from './convert.ts'
import {
  licensesOfNotices,
  listLicensesToEnd,
  listRecordedNotices,
  type LicenseToEnd,
  type NoticeFilter,
  type NoticeRow,
} from './list-store.ts'
import { placeOf, placesOf } from './run-due.ts'

export const list: Handler<Operations['listNotices']> = async (input, call) => {
  const { state, limit, cursor, partnerId, accountId, licenseId } = input.query
  const filter: NoticeFilter = { partnerId, accountId, licenseId }
  const { sight } = call.caller
  if (state === 'upcoming') {
    const after = readCursor(byInstantAndUuid, cursor)
    if (!after.ok) return after
    const page = { at: call.at, after: after.value, limit: limit + 1 }
    const licenses = await listLicensesToEnd(sight, call.tx, filter, page)
    const { items, nextCursor } = pageOf(
      licenses,
      limit,
      ({ endsAt, id }) => [endsAt, id],
      (each) => each,
    )
    return { ok: true, value: { items: await upcomingOf(items, sight, call.tx, call.at), nextCursor } }
  }
  const after = readCursor(byUuid, cursor)
  if (!after.ok) return after
  const page = { after: after.value?.[0] ?? null, limit: limit + 1 }
  const rows = await listRecordedNotices(sight, call.tx, filter, page)
  const licenses = await licensesOfNotices(sight, call.tx, rows)
  const toApi = (row: NoticeRow) => noticeToApi(row, licenses.get(row.license_id ?? ''))
  return { ok: true, value: pageOf(rows, limit, ({ id }) => [id], toApi) }
}

/** M9: the next notice of each license, and to whom it would go if nothing is changed. */
const upcomingOf = async (
  licenses: readonly LicenseToEnd[],
  sight: Sight,
  tx: Tx,
  at: number,
): Promise<NoticeReply[]> => {
  const audiences = new Map<string, NoticeAudiences>()
  for (const [partnerId, own] of Map.groupBy(licenses, (license) => license.partnerId))
    audiences.set(partnerId, await loadAudiences(partnerId, tx, placesOf(own)))
  return licenses.flatMap((license) => {
    const next = nextNotice(license, at)
    const told = audiences.get(license.partnerId)
    if (next === null || told === undefined) return []
    return [
      {
        kind: next.kind,
        state: 'upcoming' as const,
        at: rfc3339(next.dueAt),
        sentAt: null,
        partnerId: license.partnerId,
        ...placeOf(license),
        accountName: license.accountName,
        licenseId: license.id,
        license: describedToApi(license),
        installCode: license.installCode,
        daysBefore: next.daysBefore,
        endsAt: rfc3339(next.endsAt),
        recipients: noticeRecipients(license, next.kind, told).filter(
          ({ as }) => sight.of !== 'account' || as !== 'partner',
        ),
      },
    ]
  })
}
