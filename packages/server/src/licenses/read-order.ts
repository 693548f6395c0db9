import { CsvError, parse } from 'csv-parse/sync'
import { finding, type LineError } from './order-findings.ts'

/** One line of an order as written; whether its partner and product exist is decided by `decideOrder`. */
export type OrderLine = {
  /** Line of the file on which it ends, the header being line 1. */
  readonly line: number
  /** Name or id. */
  readonly partner: string
  readonly sku: string
  /** How many licenses. */
  readonly count: number
  readonly reference: string | null
}

export type ReadOrder = { readonly lines: readonly OrderLine[]; readonly errors: readonly LineError[] }

const required = ['partner', 'sku', 'count'] as const
const allowed: readonly string[] = [...required, 'reference']
const MAX_REFERENCE = 500

/** Reads an order's CSV (RFC 4180, header first, columns in any order); what cannot be read is an error with its line. */
export const readOrder = (csv: string): ReadOrder => {
  const records = parseRecords(csv)
  if ('error' in records) return { lines: [], errors: [records.error] }
  const [header, ...body] = records.rows
  if (header === undefined)
    return { lines: [], errors: [judgeHeader({ line: 1, fields: [] }) ?? finding(1, 'order-empty')] }
  const headerError = judgeHeader(header)
  if (headerError !== null) return { lines: [], errors: [headerError] }

  const lines: OrderLine[] = []
  const errors: LineError[] = []
  for (const row of body) {
    const read = readLine(header.fields, row)
    if ('message' in read) errors.push(read)
    else lines.push(read)
  }
  if (body.length === 0) errors.push(finding(header.line, 'order-empty'))
  return { lines, errors }
}

type Row = { readonly line: number; readonly fields: readonly string[] }

const parseRecords = (csv: string): { rows: readonly Row[] } | { error: LineError } => {
  try {
    // The parser counts a CRLF inside a quoted field as two lines, which would put every later error one line too low.
    const records: unknown = parse(csv.replaceAll('\r\n', '\n'), {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    })
    const rows = records as readonly { record: string[]; info: { lines: number } }[]
    return { rows: rows.map(({ record, info }) => ({ line: info.lines, fields: record })) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as CsvError & { lines?: number }
    return { error: finding(lines ?? 1, 'csv-broken') }
  }
}

const judgeHeader = ({ line, fields }: Row): LineError | null => {
  const unknown = fields.find((field) => !allowed.includes(field))
  if (unknown !== undefined) return finding(line, 'column-unknown', { column: unknown })
  const missing = required.find((column) => !fields.includes(column))
  if (missing !== undefined) return finding(line, 'column-missing', { column: missing })
  const twice = fields.find((field, index) => fields.indexOf(field) !== index)
  return twice === undefined ? null : finding(line, 'column-twice', { column: twice })
}

const readLine = (header: readonly string[], { line, fields }: Row): OrderLine | LineError => {
  if (fields.length > header.length)
    return finding(line, 'fields-too-many', { fields: fields.length, header: header.length })
  const field = (name: string) => fields[header.indexOf(name)] ?? ''
  const empty = required.find((name) => field(name) === '')
  if (empty !== undefined) return finding(line, 'field-missing', { column: empty })
  const count = /^[0-9]{1,9}$/.test(field('count')) ? Number(field('count')) : 0
  if (count < 1) return finding(line, 'count-invalid', { count: field('count').slice(0, 20) })
  const reference = field('reference') === '' ? null : field('reference')
  if (reference !== null && reference.length > MAX_REFERENCE)
    return finding(line, 'reference-too-long', { most: MAX_REFERENCE })
  return { line, partner: field('partner'), sku: field('sku'), count, reference }
}
