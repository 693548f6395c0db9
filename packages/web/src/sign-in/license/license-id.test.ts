import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLicenseId } from './license-id.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'

test('a License ID is read however it was typed', () => {
  for (const typed of [
    id,
    id.toUpperCase(),
    ` ${id}\n`,
    id.replaceAll('-', ''),
    `{${id}}`,
    id.replaceAll('-', ' '),
  ])
    assert.equal(readLicenseId(typed), id, typed)
})

test('what is none is not taken for one', () => {
  for (const typed of ['', id.slice(1), `${id}0`, id.replace('6', 'g'), 'P-Building 1'])
    assert.equal(readLicenseId(typed), null, typed)
})
