import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeReleaseManifest, encodeReleaseManifest } from './release-manifest-claims.ts'
import type { ReleaseManifest } from './release-manifest.ts'

const manifest: ReleaseManifest = {
  version: '3.2 Update 2',
  kind: 'update',
  releasedAt: Date.UTC(2026, 0, 2),
  model: null,
  issuedAt: Date.UTC(2026, 0, 3),
}
const claims = encodeReleaseManifest(manifest)

test('the payload of a release manifest is known to the byte', () =>
  assert.equal(
    JSON.stringify(claims),
    '{"v":1,"ver":"3.2 Update 2","knd":"update","rel":1767312000,"mdl":null,"iat":1767398400}',
  ))

test('what was encoded is read again, with a model and without', () => {
  for (const model of [null, 'SmartServer Pi']) {
    const read = decodeReleaseManifest(encodeReleaseManifest({ ...manifest, model }))
    assert.deepEqual(read.ok && read.value, { ...manifest, model })
  }
})

test('the vendor’s word on the kind is kept, whatever the name says', () => {
  const read = decodeReleaseManifest({ ...claims, ver: '4.0', knd: 'platform' })
  assert.ok(read.ok && read.value.kind === 'platform')
})

const faults: readonly (readonly [string, object, string])[] = [
  ['another version of the format', { v: 2 }, 'v'],
  ['no version', { ver: '' }, 'ver'],
  ['a version that is none', { ver: 'latest' }, 'ver'],
  ['a version in another spelling', { ver: 'v3.2 update 2' }, 'ver'],
  ['a version with a part that is 0', { ver: '3.2 Update 0' }, 'ver'],
  ['a kind that is none', { knd: 'hotfix' }, 'knd'],
  ['a date as text', { rel: '2026-01-02' }, 'rel'],
  ['an empty model', { mdl: '' }, 'mdl'],
  ['a time before 1970', { iat: -1 }, 'iat'],
  ['a member more', { sha256: 'abc' }, 'sha256'],
]
for (const [what, changed, member] of faults)
  test(`${what} is refused at ${member}`, () => {
    const verdict = decodeReleaseManifest({ ...claims, ...changed })
    assert.ok(!verdict.ok, 'it was read')
    assert.equal(verdict.refusal.code, 'document-unreadable')
    assert.equal(verdict.refusal.facts['member'], member)
  })

test('what is no object is refused, and never throws', () => {
  for (const json of [null, [], 'text', 3, undefined, {}]) assert.equal(decodeReleaseManifest(json).ok, false)
})

test('nothing is encoded that could not be read', () =>
  assert.throws(() => encodeReleaseManifest({ ...manifest, version: 'V3.2' }), /RangeError.*ver/))
