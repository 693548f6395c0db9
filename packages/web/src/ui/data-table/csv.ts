import type { Exported } from './columns.ts'

/**
 * Rows as CSV (RFC 4180), with the mark that tells Excel it is UTF-8.
 *
 * A text that begins like a formula would be computed by the program that opens the file, with whatever a customer's name
 * says (OWASP, CSV injection); an apostrophe before it makes it a text. A figure is none, also with its minus.
 */
export const csvOf = (titles: readonly string[], rows: readonly (readonly Exported[])[]): string =>
  `\u{FEFF}${[titles, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`

const field = (value: Exported): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = guarded(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A text that no spreadsheet computes. */
export const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
