import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOrder } from './read-order.ts'

const errorsOf = (csv: string) => readOrder(csv).errors.map(({ line, message }) => `${line}: ${message}`)
const linesOf = (csv: string) => readOrder(csv).lines

test('an order’s columns may stand in any order, the reference may be left out', () => {
  assert.deepEqual(linesOf('sku,count,partner\nCAP-50,2,Northwind\n'), [
    { line: 2, partner: 'Northwind', sku: 'CAP-50', count: 2, reference: null },
  ])
  assert.equal(linesOf('partner,sku,count,reference\nNorthwind,CAP-50,2,PO-1\n')[0]?.reference, 'PO-1')
  assert.equal(linesOf('partner,sku,count,reference\nNorthwind,CAP-50,2,\n')[0]?.reference, null)
})

test('a spreadsheet’s byte order mark, CRLF, blanks and quotes are read as meant', () => {
  const csv = '\uFEFFpartner,sku,count\r\n "Smith, Jones & Co" , CAP-50 , 3 \r\n\r\nB,CAP-10,1\r\n'
  assert.deepEqual(
    linesOf(csv).map(({ line, partner, sku, count }) => [line, partner, sku, count]),
    [
      [2, 'Smith, Jones & Co', 'CAP-50', 3],
      [4, 'B', 'CAP-10', 1],
    ],
  )
})

const headers: [name: string, csv: string, error: RegExp][] = [
  ['without a needed column', 'partner,count\nA,1', /^1: The column "sku" is missing/],
  ['with a column nobody knows', 'partner,sku,count,price\nA,B,1,2', /^1: The column "price" is not known/],
  ['with a column twice', 'partner,sku,count,sku\nA,B,1,B', /^1: The column "sku" is there twice/],
  ['that is missing', 'A,CAP-50,1\n', /^1: The column "A" is not known/],
  ['in an empty file', '\n', /^1: The column "partner" is missing/],
]
for (const [name, csv, error] of headers)
  test(`an order’s header ${name} is refused before any line is read`, () => {
    const errors = errorsOf(csv)
    assert.equal(errors.length, 1)
    assert.match(errors[0] ?? '', error)
  })

test('each line that cannot be read is named with its line, and the rest is read all the same', () => {
  const csv = [
    'partner,sku,count',
    'A,CAP-50,0',
    ',CAP-50,1',
    'A,,1',
    'A,CAP-50,1',
    'A,CAP-50,1.5',
    'A,B,1,x',
    'A,B',
  ].join('\n')
  assert.deepEqual(errorsOf(csv), [
    '2: The count "0" is not a whole number from 1 up.',
    '3: The partner is missing.',
    '4: The sku is missing.',
    '6: The count "1.5" is not a whole number from 1 up.',
    '7: The line has 4 fields, the header 3.',
    '8: The count is missing.',
  ])
  assert.equal(linesOf(csv).length, 1)
})

test('a count too long for a number is an error and never a number', () => {
  assert.match(errorsOf(`partner,sku,count\nA,B,${'9'.repeat(30)}`)[0] ?? '', /^2: The count "9{20}" is not/)
  assert.match(errorsOf('partner,sku,count\nA,B,-1')[0] ?? '', /^2: The count "-1" is not/)
  assert.match(errorsOf('partner,sku,count\nA,B,0x10')[0] ?? '', /^2: The count "0x10" is not/)
})

test('a reference longer than the ledger keeps is refused', () => {
  assert.deepEqual(errorsOf(`partner,sku,count,reference\nA,B,1,${'x'.repeat(501)}`), [
    '2: The reference is longer than 500 characters.',
  ])
})

test('a quote left open is one error with its line', () => {
  const errors = errorsOf('partner,sku,count\nA,B,1\n"A,B,1\n')
  assert.equal(errors.length, 1)
  assert.match(errors[0] ?? '', /not valid CSV/)
})

test('an order without lines is refused', () => {
  assert.deepEqual(errorsOf('partner,sku,count\n'), ['1: The order has no lines.'])
})
