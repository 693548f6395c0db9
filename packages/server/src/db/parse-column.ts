import assert from 'node:assert/strict'
import pg from 'pg'

/** Object ids of built-in types (PostgreSQL: pg_type.dat). */
const INT8 = 20
const TIMESTAMPTZ = 1184

/** How a pool reads columns: instants and whole numbers as numbers. Kept to the pool; other users of pg see no change. */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser: (typeId: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(typeId, format)
    if (typeId === TIMESTAMPTZ) return parseInstant
    if (typeId === INT8) return parseWholeNumber
    return pg.types.getTypeParser(typeId)
  },
}

/**
 * An instant from `2026-03-01 10:20:30.123+00`, as the server writes it when the session's time zone is UTC and its
 * DateStyle ISO. Microseconds are cut to milliseconds.
 */
export const parseInstant = (text: string): number => {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  assert(match, `timestamptz not in UTC between the years 1 and 9999: ${text}`)
  const [, date, time, fraction = ''] = match
  // Date.UTC would take the years 0 to 99 for 1900 to 1999; the ISO format says what it means.
  return Date.parse(`${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`)
}

export const parseWholeNumber = (text: string): number => {
  const number = Number(text)
  assert(Number.isSafeInteger(number), `bigint beyond 2^53: ${text}`)
  return number
}
