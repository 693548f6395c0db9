import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alreadyHas, entityTag, readIfMatch } from './entity-tag.ts'

const ifMatchCases: readonly (readonly [header: string | undefined, versionOrCode: number | string])[] = [
  ['"7"', 7],
  [' "7" ', 7],
  [undefined, 'precondition-missing'],
  ['', 'precondition-missing'],
  ['*', 'input-invalid'],
  ['"1", "2"', 'input-invalid'],
  ['W/"7"', 'precondition-failed'],
  ['"0"', 'precondition-failed'],
  ['"9999999999"', 'precondition-failed'],
  ['7', 'precondition-failed'],
]
for (const [header, expected] of ifMatchCases)
  test(`If-Match: ${header} is read as ${expected}`, () => {
    const read = readIfMatch(header)
    assert.equal(read.ok ? read.value : read.refusal.code, expected)
  })

test('If-None-Match knows its tag in a list, weak or strong', () => {
  const tag = entityTag(3)
  for (const header of ['"3"', 'W/"3"', '"1", "3"', '*']) assert(alreadyHas(header, tag), header)
  for (const header of [undefined, '', '"2"', '3', '"33"']) assert(!alreadyHas(header, tag), header)
})
