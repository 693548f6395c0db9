import type { SearchHit } from '@tenure/contract'
import { keep, kept } from '../../ui/kept.ts'

const MOST = 8

/** What somebody opened last from the search, for whom they acted then. */
export const recentHits = (as: string): readonly SearchHit[] => {
  try {
    const hits: unknown = JSON.parse(kept(`recent-${as}`) ?? '[]')
    return Array.isArray(hits) ? hits.filter(isHit) : []
  } catch {
    return []
  }
}

export const keepRecent = (as: string, hit: SearchHit): void => {
  const others = recentHits(as).filter(({ type, id }) => type !== hit.type || id !== hit.id)
  keep(`recent-${as}`, JSON.stringify([hit, ...others].slice(0, MOST)))
}

/** What the browser kept may be of an older version, or of somebody's hand. */
const isHit = (hit: unknown): hit is SearchHit => {
  const { type, id, title, subtitle } = (hit ?? {}) as Record<string, unknown>
  return [type, id, title, subtitle].every((text) => typeof text === 'string')
}
