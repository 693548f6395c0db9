import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvOf, guarded } from './csv.ts'

const body = (csv: string) => csv.replace(/^\u{FEFF}/u, '')

test('a file is RFC 4180, and says that it is UTF-8', () => {
  assert.equal(
    csvOf(
      ['name', 'seats'],
      [
        ['Müller, "Nord"', 50],
        [null, -1],
        ['a\nb', 0.5],
      ],
    ),
    '\u{FEFF}name,seats\r\n"Müller, ""Nord""",50\r\n,-1\r\n"a\nb",0.5\r\n',
  )
})

for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://evil.example")'])
  test(`no program computes ${JSON.stringify(text)}`, () => {
    assert.equal(guarded(text), `'${text}`)
    assert.match(body(csvOf([text], [])), /^"?'/)
  })

test('what is no formula stays as it is', () => {
  for (const text of ['P-Building 1', '1-2', 'a=b', '', ' =1', 'x@y.example'])
    assert.equal(guarded(text), text)
})

test('a reader of CSV reads what was written, whatever it was', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('"', ',', '\r\n', '=1', "'"))
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    )
  fc.assert(
    fc.property(table, (rows) => {
      const [titles = [], ...others] = rows
      const read: unknown = parse(body(csvOf(titles, others)), { recordDelimiter: '\r\n' })
      assert.deepEqual(
        read,
        rows.map((row) => row.map(guarded)),
      )
    }),
  )
})
