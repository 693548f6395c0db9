/** An instant as the API writes it: RFC 3339 in UTC, to the millisecond. */
export const rfc3339 = (instant: number): string => new Date(instant).toISOString()

export const rfc3339OrNull = (instant: number | null): string | null =>
  instant === null ? null : rfc3339(instant)
