import type { Release } from '@tenure/contract'
import { rfc3339 } from '../http/rfc3339.ts'
import type { ReleaseRow } from './store.ts'

export const releaseToApi = (row: ReleaseRow): Release => ({
  version: row.version,
  kind: row.kind,
  publishedAt: rfc3339(row.published_at),
})
