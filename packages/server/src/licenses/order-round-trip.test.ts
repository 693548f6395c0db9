import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decideOrder, MAX_ORDER_LICENSES } from './decide-order.ts'
import { readOrder, type OrderLine } from './read-order.ts'

/** An order as somebody's spreadsheet or program writes it (RFC 4180), whatever is in its fields. */
type Written = Omit<OrderLine, 'line'>

// Blanks around a field are not part of it, and an empty reference is none.
const field = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.startsWith('\uFEFF'))
const awkward = fc.constantFrom('a,b', '"quoted"', 'two\nlines', 'cr\r\nlf', "O'Neil", '=1+1', ';', '""', 'Ø')
const anyLine: fc.Arbitrary<Written> = fc.record(
  {
    partner: fc.oneof(field(40), awkward),
    sku: fc.oneof(field(20), fc.constantFrom('CAP-50', 'MNT-10-12')),
    count: fc.integer({ min: 1, max: 999_999_999 }),
    reference: fc.option(fc.oneof(field(60), awkward), { nil: null }),
  },
  { noNullPrototype: true },
)

const columns = ['partner', 'sku', 'count', 'reference'] as const
const anyOrder = fc.array(anyLine, { minLength: 1, maxLength: 12 })
const anyColumns = fc.shuffledSubarray([...columns], { minLength: 4 })
const anyStyle = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  always: fc.boolean(),
  bom: fc.boolean(),
  lastNewline: fc.boolean(),
  blanks: fc.boolean(),
})
type Style = Parameters<Parameters<typeof anyStyle.map>[0]>[0]

/** RFC 4180 §2: a field with a quote, a comma or a line break is quoted, and its quotes are doubled. */
const written = (text: string, { always, blanks }: Style): string => {
  const quoted = always || /["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  return blanks ? ` ${quoted} ` : quoted
}

const csvOf = (order: readonly Written[], inColumns: readonly (keyof Written)[], style: Style): string => {
  const rows = order.map((line) =>
    inColumns.map((name) => written(String(line[name] ?? ''), style)).join(','),
  )
  const text = [inColumns.join(','), ...rows].join(style.newline)
  return (style.bom ? '\uFEFF' : '') + text + (style.lastNewline ? style.newline : '')
}

/** A line break inside a field is a line break, however the file writes it. */
const asRead = (order: readonly Written[]): readonly Written[] =>
  order.map((line) => ({
    ...line,
    partner: line.partner.replaceAll('\r\n', '\n'),
    reference: line.reference?.replaceAll('\r\n', '\n') ?? null,
  }))

test('whatever a valid order says, and however it is written as CSV, is what is read', () => {
  fc.assert(
    fc.property(anyOrder, anyColumns, anyStyle, (order, inColumns, style) => {
      const read = readOrder(csvOf(order, inColumns, style))
      assert.deepEqual(read.errors, [])
      assert.deepEqual(
        read.lines.map(({ line: _, ...said }) => said),
        asRead(order),
      )
    }),
    { numRuns: 500 },
  )
})

test('an order line is numbered by the line on which it ends, as an editor numbers them', () => {
  fc.assert(
    fc.property(anyOrder, anyColumns, anyStyle, (order, inColumns, style) => {
      const numbers = readOrder(csvOf(order, inColumns, style)).lines.map(({ line }) => line)
      const endsOn = order.map((_, index) => {
        const upToHere = csvOf(order.slice(0, index + 1), inColumns, { ...style, lastNewline: false })
        return upToHere.split('\n').length
      })
      assert.deepEqual(numbers, endsOn)
    }),
  )
})

test('no text whatever makes reading an order throw, and what is read of it is within its limits', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('partner', 'sku', 'count', ',', '"', '\n', '\r', ' ', '1', 'A', '\u0000'))
      .map((parts) => parts.join('')),
    fc.string().map((rest) => `partner,sku,count,reference\n${rest}`),
  )
  fc.assert(
    fc.property(anyText, (csv) => {
      const { lines, errors } = readOrder(csv)
      assert.ok(lines.length + errors.length > 0, 'neither an order nor an error')
      for (const { partner, sku, count, reference, line } of lines) {
        assert.ok(partner !== '' && sku !== '' && reference !== '')
        assert.ok(Number.isInteger(count) && count >= 1 && line >= 2)
      }
    }),
    { numRuns: 300 },
  )
})

const partners = [{ id: '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10', name: 'Northwind' }]
const products = [
  { sku: 'CAP-50', onSale: true },
  { sku: 'CAP-OLD', onSale: false },
]

test('an order is all or nothing: it is issued with every license of every line, or with none and a reason', () => {
  const line = fc.record({
    partner: fc.constantFrom('Northwind', 'Northwind', 'Northwind', 'Nobody'),
    sku: fc.constantFrom('CAP-50', 'CAP-50', 'CAP-50', 'CAP-OLD', 'CAP-?'),
    count: fc.constantFrom(1, 2, 4_000, 0),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (order) => {
      const rows = order.map(({ partner, sku, count }) => `${partner},${sku},${count}`)
      const decided = decideOrder(readOrder(['partner,sku,count', ...rows].join('\n')), partners, products)
      const wanted = order.reduce((sum, { count }) => sum + count, 0)
      const good = ({ partner, sku, count }: (typeof order)[number]) =>
        partner === 'Northwind' && sku === 'CAP-50' && count > 0
      assert.equal(decided.ok, order.length > 0 && order.every(good) && wanted <= MAX_ORDER_LICENSES)
      if (decided.ok) {
        assert.equal(decided.licenses, wanted)
        assert.equal(
          decided.items.reduce((sum, { count }) => sum + count, 0),
          wanted,
        )
      } else {
        const named = decided.errors.map(({ line: number }) => number)
        assert.deepEqual(
          named,
          named.toSorted((a, b) => a - b),
        )
        for (const [index, each] of order.entries()) if (!good(each)) assert.ok(named.includes(index + 2))
      }
    }),
  )
})
