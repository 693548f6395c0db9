import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idRange } from './search.ts'

const ranges: [word: string, from: string | null, to?: string][] = [
  ['6f', '6f000000-0000-0000-0000-000000000000', '6fffffff-ffff-ffff-ffff-ffffffffffff'],
  ['6F1C1A52', '6f1c1a52-0000-0000-0000-000000000000', '6f1c1a52-ffff-ffff-ffff-ffffffffffff'],
  ['6f1c1a52-', '6f1c1a52-0000-0000-0000-000000000000', '6f1c1a52-ffff-ffff-ffff-ffffffffffff'],
  ['6f1c1a52-8f', '6f1c1a52-8f00-0000-0000-000000000000', '6f1c1a52-8fff-ffff-ffff-ffffffffffff'],
  [
    '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10',
    '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10',
    '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10',
  ],
  ['6f1c1a528', null],
  ['6f-1c', null],
  ['--', null],
  ['PO-2026', null],
  ['SC-0001', null],
]
for (const [word, from, to] of ranges)
  test(`the search word "${word}" ${from === null ? 'begins no License ID' : 'begins a range of License IDs'}`, () => {
    assert.deepEqual(idRange(word), from === null ? null : { from, to })
  })
