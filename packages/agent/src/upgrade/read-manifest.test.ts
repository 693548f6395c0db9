import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRootKey } from '@tenure/sdk'
import { newKey, sampleKeyList, sampleManifest, signKeyList, signReleaseManifest } from '@tenure/sdk/testing'
import { readManifest } from './read-manifest.ts'

const [rootKey, vendor, stranger] = [newKey(), newKey(), newKey()]
const root = readRootKey({ kty: 'OKP', crv: 'Ed25519', x: rootKey.x, kid: 'root-1' })
const list = sampleKeyList(vendor.x)
const keyList = signKeyList(list, rootKey)
const manifest = signReleaseManifest(sampleManifest, vendor)
const asleep = { root, held: null }
const told = async (text: string, trust: Parameters<typeof readManifest>[1]): Promise<unknown> => {
  const read = await readManifest(text, trust)
  return read.ok ? read.value : read.refusal.code
}

const cases: Readonly<Record<string, readonly [text: string, held: typeof list | null, expected: unknown]>> =
  {
    'a manifest alone, by the list that is held': [manifest, list, sampleManifest],
    'a manifest alone, without a list': [manifest, null, 'document-key-unknown'],
    'a list beside it, in any order': [`${keyList}\n${manifest}\n`, null, sampleManifest],
    'the service’s JSON': [JSON.stringify({ manifest, keyList }), null, sampleManifest],
    'the service’s JSON of a later version': [
      JSON.stringify({ manifest, keyList, more: 1 }),
      null,
      sampleManifest,
    ],
    'a list that the root has not signed': [
      `${signKeyList(list, stranger)} ${manifest}`,
      null,
      'document-key-unknown',
    ],
    'an older list beside it': [
      `${signKeyList({ ...list, serial: list.serial - 1 }, rootKey)} ${manifest}`,
      { ...list, keys: [] },
      'document-key-unknown',
    ],
    'a list alone': [keyList, list, 'document-unreadable'],
    'JSON of something else': ['{"licenseFile":"x"}', list, 'document-unreadable'],
    nothing: ['', list, 'document-unreadable'],
  }
for (const [what, [text, held, expected]] of Object.entries(cases))
  test(`a manifest is carried here as ${what}`, async () =>
    assert.deepEqual(await told(text, { root, held }), expected))

test('no carried text makes the reader throw, and no manifest counts that was not signed', async () => {
  const changed = (jws: string) =>
    fc
      .record({ at: fc.nat(jws.length - 1), by: fc.constantFrom('A', 'Q', '_', '.', 'é', '') })
      .filter(({ at, by }) => jws[at] !== by)
      .map(({ at, by }) => jws.slice(0, at) + by + jws.slice(at + 1))
  const strange = signReleaseManifest(sampleManifest, stranger)
  const part = fc.oneof(changed(manifest), fc.constant(strange), fc.string(), fc.json())
  const carried = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    part.map((each) => `${keyList}\n${each}`),
    part.map((each) => JSON.stringify({ manifest: each, keyList })),
    fc.tuple(changed(keyList), part).map((both) => both.join(' ')),
    changed(keyList).map((each) => JSON.stringify({ manifest, keyList: each })),
  )
  await fc.assert(
    fc.asyncProperty(carried, async (text) => {
      assert.equal((await readManifest(text, asleep)).ok, false, text)
    }),
    { numRuns: 500 },
  )
})
