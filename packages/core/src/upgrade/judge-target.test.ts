import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReleaseManifest } from '../document/release-manifest.ts'
import { targetOfManifest, targetOfName } from './judge-target.ts'

const releasedAt = Date.UTC(2026, 0, 2)
const manifest: ReleaseManifest = {
  version: '4.0',
  kind: 'platform',
  releasedAt,
  model: null,
  issuedAt: releasedAt,
}

test('M4: without a manifest the name says what kind of release it is', () => {
  const kinds = {
    '3.5': 'feature',
    '3.4.1': 'update',
    'v3.4 update 2': 'update',
    '4.0 Platform 1': 'platform',
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const target = targetOfName(name, null)
    assert.ok(target.ok && target.value.kind === kind && target.value.from === 'name', name)
  }
})

test('a name that cannot be read is refused, and told how to write one', () => {
  const target = targetOfName('latest', null)
  assert.ok(!target.ok && target.refusal.code === 'version-unreadable')
  assert.match(target.refusal.remedy, /3\.2 Update 2/)
})

test('M4: a manifest says kind and date, whatever the name of its version says', () => {
  const target = targetOfManifest(manifest, { name: 'V4.0', model: 'SmartServer IoT' })
  const expected = { target: '4.0', kind: 'platform', releasedAt, from: 'manifest' }
  assert.deepEqual(target.ok && target.value, expected)
})

const refusals: readonly (readonly [string, Partial<ReleaseManifest>, string | null, string])[] = [
  ['another version than the named one', {}, '4.1', 'manifest-for-another-release'],
  ['the feature release of the update that is named', {}, '4.0 Update 1', 'manifest-for-another-release'],
  ['another model', { model: 'SmartServer Pi' }, null, 'manifest-for-another-release'],
  ['a named version that cannot be read', {}, 'latest', 'version-unreadable'],
]
for (const [what, changed, name, code] of refusals)
  test(`a manifest is refused: ${what}`, () => {
    const target = targetOfManifest({ ...manifest, ...changed }, { name, model: 'SmartServer IoT' })
    assert.equal(!target.ok && target.refusal.code, code)
  })

test('a manifest for this model counts, and one without a named version is enough', () => {
  const target = targetOfManifest(
    { ...manifest, model: 'SmartServer IoT' },
    { name: null, model: 'SmartServer IoT' },
  )
  assert.ok(target.ok)
})
