import type { Release } from '@tenure/contract'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/database.ts'

export type ReleaseRow = {
  readonly version: string
  readonly kind: Release['kind']
  readonly published_at: number
}

/** What the last row of a page was: its instant of publication and version. */
export type ReleaseKey = readonly [publishedAt: number, version: string]

/** Releases are the vendor's and in everybody's sight. Newest first. */
export const listReleases = (tx: Tx, after: ReleaseKey | null, limit: number): Promise<ReleaseRow[]> => {
  let query = tx.selectFrom('release').select(['version', 'kind', 'published_at'])
  if (after !== null)
    query = query.where(sql<SqlBool>`(published_at, version) < (${new Date(after[0])}, ${after[1]})`)
  return query.orderBy('published_at', 'desc').orderBy('version', 'desc').limit(limit).execute()
}

/** False when the version is published already. */
export const insertRelease = async (tx: Tx, release: ReleaseRow): Promise<boolean> => {
  const inserted = await tx
    .insertInto('release')
    .values({ ...release, published_at: new Date(release.published_at) })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The versions of all feature releases, in no order. */
export const listFeatureReleases = async (tx: Tx): Promise<string[]> => {
  const rows = await tx.selectFrom('release').select('version').where('kind', '=', 'feature').execute()
  return rows.map(({ version }) => version)
}

export const findRelease = async (tx: Tx, version: string): Promise<ReleaseRow | null> =>
  (await tx
    .selectFrom('release')
    .select(['version', 'kind', 'published_at'])
    .where('version', '=', version)
    .executeTakeFirst()) ?? null
