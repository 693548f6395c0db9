import type { Operations } from '@tenure/contract'
import { byInstantAndUuid, pageOf, readCursor } from '../http/cursor.ts'
import type { Call, Handler } from '../http/handler.ts'
import { licenseToApi } from './convert.ts'
import { idRange, type LicenseSearch } from './search.ts'
import { findAccountIds, findControllerIds } from './search-store.ts'
import { listLicenses } from './store.ts'

export const list: Handler<Operations['listLicenses']> = async ({ query }, call) => {
  const { limit, cursor, q, endsBefore, ...filter } = query
  const after = readCursor(byInstantAndUuid, cursor)
  if (!after.ok) return after
  const licenses = await listLicenses(
    call.caller.sight,
    call.tx,
    {
      ...filter,
      endsBefore: endsBefore === undefined ? undefined : Date.parse(endsBefore),
      search: q === undefined ? undefined : await searchFor(q, call),
    },
    { after: after.value, limit: limit + 1 },
  )
  const value = pageOf(
    licenses,
    limit,
    ({ issuedAt, id }) => [issuedAt, id],
    (license) => licenseToApi(license, call.at),
  )
  return { ok: true, value }
}

const searchFor = async (word: string, { caller: { sight }, tx }: Call): Promise<LicenseSearch> => ({
  idRange: idRange(word),
  orders: [...new Set([word, word.toUpperCase()])],
  accountIds: await findAccountIds(sight, tx, word),
  controllerIds: await findControllerIds(sight, tx, word),
})
