import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addToBundle,
  decideRoom,
  decodeBundle,
  encodeBundle,
  MAX_REQUESTS_PER_BUNDLE,
  type SiteBundle,
} from './site-bundle.ts'

const signature = 'A'.repeat(86)
const entry = (installCode: string, claims = 'e30') => ({
  installCode,
  request: `eyJ0.${claims}.${signature}`,
})
const many = (count: number): SiteBundle => Array.from({ length: count }, (_, at) => entry(`SC-${1000 + at}`))
const code = fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{3,12}$/)
const bundles = fc
  .uniqueArray(code, { maxLength: 12 })
  .map((codes): SiteBundle => codes.map((each) => entry(each)))

const valueOf = <Value>(verdict: { ok: true; value: Value } | { ok: false }): Value => {
  assert.ok(verdict.ok)
  return verdict.value
}

test('what was written is read as it was', () => {
  fc.assert(
    fc.property(bundles, (bundle) => {
      const json: unknown = JSON.parse(JSON.stringify(encodeBundle(bundle)))
      assert.deepEqual(valueOf(decodeBundle(json)), bundle)
    }),
  )
})

test('a controller has one request in a bundle: the last it added, in its place; the others stay', () => {
  fc.assert(
    fc.property(bundles, code, (bundle, installCode) => {
      const added = valueOf(addToBundle(bundle, entry(installCode, 'e31')))
      assert.deepEqual(
        added.filter((each) => each.installCode === installCode),
        [entry(installCode, 'e31')],
      )
      assert.deepEqual(
        added.filter((each) => each.installCode !== installCode),
        bundle.filter((each) => each.installCode !== installCode),
      )
      const again = valueOf(addToBundle(added, entry(installCode, 'e32')))
      assert.deepEqual(
        again.map((each) => each.installCode),
        added.map((each) => each.installCode),
      )
    }),
  )
})

test(`a bundle has at most ${MAX_REQUESTS_PER_BUNDLE} requests; who is in it may still replace its own`, () => {
  const full = many(MAX_REQUESTS_PER_BUNDLE)
  const more = addToBundle(full, entry('SC-NEW'))
  assert.ok(!more.ok)
  assert.equal(more.refusal.code, 'bundle-full')
  assert.match(more.refusal.remedy, /another file/)
  assert.equal(decideRoom(full, 'SC-NEW').ok, false)
  assert.equal(decideRoom(full, 'SC-1000').ok, true)
  assert.equal(valueOf(addToBundle(full, entry('SC-1000', 'e31'))).length, MAX_REQUESTS_PER_BUNDLE)
  assert.equal(decodeBundle(encodeBundle(many(MAX_REQUESTS_PER_BUNDLE + 1))).ok, false)
})

test('what is no bundle is refused, naming the member at fault', () => {
  const whole = encodeBundle([entry('SC-0001')])
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [null, /it is not a JSON object/],
    [[], /it is not a JSON object/],
    [{ ...whole, v: 2 }, /v, the format's version, is not 1/],
    [{ ...whole, format: 'zip' }, /member format is not tenure-bundle/],
    [{ ...whole, more: 1 }, /member more is not known/],
    [{ format: 'tenure-bundle', v: 1 }, /member requests is missing/],
    [{ ...whole, requests: [{ ...entry('SC-0001'), installCode: 'x' }] }, /requests\[0\].installCode is not/],
    [{ ...whole, requests: [{ installCode: 'SC-0001', request: 'hello' }] }, /requests\[0\].request is not/],
    [{ ...whole, requests: [entry('SC-0001'), entry('SC-0001')] }, /requests\[1\].installCode occurs twice/],
  ]
  for (const [json, sentence] of cases) {
    const read = decodeBundle(json)
    assert.ok(!read.ok, JSON.stringify(json))
    assert.equal(read.refusal.code, 'document-unreadable')
    assert.match(read.refusal.sentence, sentence)
  }
})

test('no JSON makes it throw', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => void decodeBundle(json)))
  const nearly = fc.record(
    { format: fc.constant('tenure-bundle'), v: fc.constant(1), requests: fc.array(fc.jsonValue()) },
    { requiredKeys: [], noNullPrototype: true },
  )
  fc.assert(
    fc.property(nearly, (json) => {
      const read = decodeBundle(json)
      if (read.ok) assert.deepEqual(encodeBundle(read.value), json)
    }),
  )
})
