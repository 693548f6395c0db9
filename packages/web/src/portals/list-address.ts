/**
 * Cursors lead forward only. The way back is the trail of those that led here, which the browser keeps with the entry of
 * its history; an address that was sent to somebody else has none, and goes back to the beginning.
 */
export type Turn = { readonly cursor: string | null; readonly trail: readonly string[] }

export const pageCursors = (
  cursor: string,
  trail: readonly string[],
  nextCursor: string | null,
): { readonly next: Turn | null; readonly previous: Turn | null } => ({
  next: nextCursor === null ? null : { cursor: nextCursor, trail: cursor === '' ? [] : [...trail, cursor] },
  previous: cursor === '' ? null : { cursor: trail.at(-1) ?? null, trail: trail.slice(0, -1) },
})

/** What the history keeps is read as it is found. */
export const trailOf = (kept: unknown): readonly string[] =>
  Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
