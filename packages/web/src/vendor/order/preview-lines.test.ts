import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewLines, SHOWN_LINES } from './preview-lines.ts'

test('a finding stands beside the line that it is about, whatever ends the lines', () => {
  const lines = previewLines('partner,sku,count\r\nA,CAP-10,1\r\n\r\nB,NONE,x\r\n', [
    { line: 4, message: 'The product is not known.' },
    { line: 4, message: 'The count is no number.' },
  ])
  assert.deepEqual(
    lines.map(({ line, isHead, findings }) => [line, isHead, findings.length]),
    [
      [1, true, 0],
      [2, false, 0],
      [4, false, 2],
    ],
  )
})

test('of a long order each line with a finding is shown', () => {
  const csv = ['head', ...Array.from({ length: 5000 }, (_, nth) => `line ${nth}`)].join('\n')
  const lines = previewLines(csv, [{ line: 4000, message: 'wrong' }])
  assert.equal(lines.length, SHOWN_LINES + 1)
  assert.equal(lines.at(-1)?.line, 4000)
})
