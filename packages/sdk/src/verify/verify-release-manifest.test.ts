import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeReleaseManifest, MS_PER_DAY } from '@tenure/core'
import {
  newKey,
  sampleFile,
  sampleKeyList,
  sampleManifest,
  signAnything,
  signLicenseFile,
  signReleaseManifest,
} from '../testing/documents.ts'
import { verifyLicenseFile } from './verify-license-file.ts'
import { verifyReleaseManifest } from './verify-release-manifest.ts'
import { flippedBits } from '../testing/flipped-bits.ts'

const vendor = newKey()
const stranger = newKey()
const keys = sampleKeyList(vendor.x)
const jws = signReleaseManifest(sampleManifest, vendor)
const codeOf = async (text: string): Promise<string> => {
  const verdict = await verifyReleaseManifest(text, keys)
  return verdict.ok ? 'granted' : verdict.refusal.code
}

test('a manifest that a key of the list has signed is read', async () => {
  const read = await verifyReleaseManifest(jws, keys)
  assert.deepEqual(read.ok && read.value, sampleManifest)
})

const claims = encodeReleaseManifest(sampleManifest)
const header = { alg: 'EdDSA', typ: 'tenure-release+jws', kid: 'key-1' }
const late = { ...sampleManifest, issuedAt: sampleManifest.issuedAt + 400 * MS_PER_DAY }
const refusals: Readonly<Record<string, readonly [string, string]>> = {
  'signed by another key': [signReleaseManifest(sampleManifest, stranger), 'signature-invalid'],
  'a key that is not listed': [signReleaseManifest(sampleManifest, vendor, 'key-9'), 'document-key-unknown'],
  'signed after the key had ended (O7)': [signReleaseManifest(late, vendor), 'document-key-unknown'],
  'a license file': [signLicenseFile(sampleFile, vendor), 'document-unreadable'],
  'the claims of a manifest under the type of a license file': [
    signAnything({ ...header, typ: 'tenure-license+jws' }, claims, vendor),
    'document-unreadable',
  ],
  'alg none': [signAnything({ ...header, alg: 'none' }, claims, vendor), 'document-unreadable'],
  'a key in the header': [signAnything({ ...header, jwk: {} }, claims, vendor), 'document-unreadable'],
  'white space at its end': [`${jws}\n`, 'document-unreadable'],
  nothing: ['', 'document-unreadable'],
}
for (const [what, [text, code]] of Object.entries(refusals))
  test(`a manifest is refused: ${what}`, async () => assert.equal(await codeOf(text), code))

test('no bit of it can be changed', async () => {
  for (const { jws: flipped, where } of flippedBits(jws))
    assert.notEqual(await codeOf(flipped), 'granted', where)
})

test('a manifest is no license file, although the same key signs both', async () => {
  const read = await verifyLicenseFile(jws, keys)
  assert.equal(!read.ok && read.refusal.code, 'document-unreadable')
})
