import type { Operations } from '@tenure/contract'
import { byEndAndUuid, byInstantAndUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Call, Handler, Outcome } from '../http/handler.ts'
import { licenseSeenToApi, type NamedLicense } from './convert.ts'
import { listLicenses, type LicensePage, type LicenseSort } from './list-store.ts'
import { idRange, type LicenseSearch } from './search.ts'
import { findAccountIds, findControllerIds } from './search-store.ts'

export const list: Handler<Operations['listLicenses']> = async ({ query }, call) => {
  const { limit, cursor, sort, q, state, endsAfter, endsBefore, ...filter } = query
  const after = readAfter(sort, cursor)
  if (!after.ok) return after
  const licenses = await listLicenses(
    call.caller.sight,
    call.tx,
    {
      ...filter,
      state: state === undefined ? undefined : { is: state, at: call.at },
      endsAfter: instantOf(endsAfter),
      endsBefore: instantOf(endsBefore),
      search: q === undefined ? undefined : await searchFor(q, call),
    },
    { sort, after: after.value, limit: limit + 1 },
  )
  const value = pageOf(licenses, limit, keyOf[sort], (license) => licenseSeenToApi(license, call.at))
  return { ok: true, value }
}

const instantOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text))

/** A cursor of the other order is none: it would begin anywhere. */
const readAfter = (sort: LicenseSort, cursor: string | undefined): Outcome<LicensePage['after']> => {
  if (sort === '-issued-at' || sort === 'issued-at') return readCursor(byInstantAndUuid, cursor)
  const read = readCursor(byEndAndUuid, cursor)
  if (!read.ok) return read
  return { ok: true, value: read.value && [read.value[1], read.value[2]] }
}

const byIssue = ({ issuedAt, id }: NamedLicense) => [issuedAt, id]
const byEnd = ({ endsAt, id }: NamedLicense) => ['end', endsAt, id]
const keyOf = {
  '-issued-at': byIssue,
  'issued-at': byIssue,
  'ends-at': byEnd,
  '-ends-at': byEnd,
} satisfies Record<LicenseSort, (license: NamedLicense) => readonly (string | number | null)[]>

const searchFor = async (word: string, { caller: { sight }, tx }: Call): Promise<LicenseSearch> => ({
  idRange: idRange(word),
  orders: [...new Set([word, word.toUpperCase()])],
  accountIds: await findAccountIds(sight, tx, word),
  controllerIds: await findControllerIds(sight, tx, word),
})
