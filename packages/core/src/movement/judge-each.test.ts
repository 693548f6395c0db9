import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capacity } from '../../testing/sample-license.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { judgeEach } from './judge-each.ts'

const licenses = ['a', 'b', 'c'].map((id) => capacity(10, { id }))
const tooLarge: Refusal = { code: 'license-not-in-inventory', sentence: 'S.', remedy: 'R.', facts: { n: 1 } }
const refusing =
  (...ids: readonly string[]) =>
  ({ id }: { readonly id: string }) =>
    ids.includes(id) ? tooLarge : null

test('all are granted, in the order in which they were asked for, each once', () => {
  const judged = judgeEach({ licenseIds: ['c', 'a', 'c'], licenses }, refusing())
  assert.deepEqual(judged.ok && judged.value.map(({ id }) => id), ['c', 'a'])
})

test('one that is refused is refused as itself, without a word about others', () => {
  const judged = judgeEach({ licenseIds: ['b'], licenses }, refusing('b'))
  assert.deepEqual(judged, { ok: false, refusal: tooLarge })
})

test('of many, one that is refused stops all, and the answer says how many and which', () => {
  const judged = judgeEach({ licenseIds: ['a', 'b', 'c'], licenses }, refusing('b'))
  assert.ok(!judged.ok)
  const { code, sentence, remedy, facts } = judged.refusal
  assert.equal(code, 'license-not-in-inventory')
  assert.match(sentence, /^Nothing was done, because 1 of 3 licenses are refused\. The first: S\.$/)
  assert.match(remedy, /^R\. Or leave out the refused ones and ask for the other 2\.$/)
  assert.deepEqual(facts, { asked: 3, refused: 1, 'license-not-in-inventory': ['b'] })
})

test('where every one is refused, leaving some out is no remedy', () => {
  const judged = judgeEach({ licenseIds: ['a', 'b'], licenses }, refusing('a', 'b'))
  assert.equal(!judged.ok && judged.refusal.remedy, 'R.')
})

test('A4: a license out of sight is not found, and stands beside the others under its own code', () => {
  const judged = judgeEach({ licenseIds: ['b', 'theirs', 'x'], licenses }, refusing('b'))
  assert.ok(!judged.ok)
  assert.deepEqual(judged.refusal.facts, {
    asked: 3,
    refused: 3,
    'license-not-in-inventory': ['b'],
    'license-not-found': ['theirs', 'x'],
  })
})

test('a license that was not asked for is not judged at all', () => {
  const judged = judgeEach({ licenseIds: ['a'], licenses }, ({ id }) => {
    assert.equal(id, 'a')
    return null
  })
  assert.ok(judged.ok)
})
