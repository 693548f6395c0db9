import { formatVersion, parseVersion, releaseKind } from '@tenure/core'
import { byInstantAndText, pageOf, readCursor } from '../http/cursor.ts'
import type { Handlers } from '../http/handler.ts'
import { alreadyExists } from '../http/refusals.ts'
import { releaseToApi } from './convert.ts'
import { insertRelease, listReleases } from './store.ts'

export const releaseRoutes: Handlers<'listReleases' | 'publishRelease'> = {
  listReleases: async ({ query }, { tx }) => {
    const after = readCursor(byInstantAndText, query.cursor)
    if (!after.ok) return after
    const rows = await listReleases(tx, after.value, query.limit + 1)
    const page = pageOf(rows, query.limit, (row) => [row.published_at, row.version], releaseToApi)
    return { ok: true, value: page }
  },

  publishRelease: async ({ body }, { tx, at }) => {
    const version = parseVersion(body.version)
    if (!version.ok) return version
    const release = {
      version: formatVersion(version.value),
      kind: body.kind ?? releaseKind(version.value),
      published_at: body.publishedAt === undefined ? at : Date.parse(body.publishedAt),
    }
    return (await insertRelease(tx, release))
      ? { ok: true, value: releaseToApi(release) }
      : { ok: false, refusal: alreadyExists(`The release ${release.version}`, 'Nothing needs to be done.') }
  },
}
