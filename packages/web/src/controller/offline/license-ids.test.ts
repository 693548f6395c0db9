import assert from 'node:assert/strict'
import { test } from 'node:test'
import { licenseIdsIn } from './license-ids.ts'

const first = '0198c0de-0000-7000-8000-000000000001'
const second = '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'

const cases: readonly [name: string, text: string, ids: readonly string[], others: readonly string[]][] = [
  ['nothing', '', [], []],
  ['one', first, [first], []],
  ['lines', `${first}\r\n${second}\n`, [first, second], []],
  ['JSON', JSON.stringify([first, second]), [first, second], []],
  ['a CSV line', `${first};${second};`, [first, second], []],
  ['capitals, as from a printed label', first.toUpperCase(), [first], []],
  ['the same twice', `${first} ${first}`, [first], []],
  ['one with a digit missing is no License ID', first.slice(0, -1), [], [first.slice(0, -1)]],
  ['one with a digit too many is no License ID', `${first}9`, [], [`${first}9`]],
  ['words between', `License ${first} please`, [first], ['License', 'please']],
]
for (const [name, text, ids, others] of cases)
  test(`License IDs are found in what is pasted: ${name}`, () => {
    assert.deepEqual(licenseIdsIn(text), { ids, others })
  })
