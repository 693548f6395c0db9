import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  newKey,
  sampleFile,
  sampleKeyList,
  sampleManifest,
  sampleRequest,
  signKeyList,
  signLicenseFile,
  signReleaseManifest,
  signRequest,
} from '../testing/documents.ts'
import { inspect } from './inspect.ts'

const root = newKey()
const vendor = newKey()
const at = Date.UTC(2026, 5, 1)
const trust = { root: { x: root.x }, keyList: signKeyList(sampleKeyList(vendor.x), root), at }

const wordsOf = async (text: string, having: Parameters<typeof inspect>[1] = trust): Promise<string> => {
  const inspected = await inspect(text, having)
  assert.ok(inspected.ok)
  return inspected.value.words.join('\n')
}

test('a license file in plain words: whose it is, what it holds, whether it is genuine', async () => {
  const words = await wordsOf(signLicenseFile(sampleFile, vendor))
  assert.match(words, /^License file 3 for controller SC-0001-7F3A \(Roof\), issued 2026-05-01T01:00:00Z$/m)
  assert.match(words, /^ {2}2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02 {2}10-device capacity {2}Active$/m)
  assert.match(words, /^Signature: valid$/m)
})

test('a forged license file is shown, with the words that nothing in it counts', async () => {
  const words = await wordsOf(signLicenseFile(sampleFile, root))
  assert.match(words, /^Signature: NOT VALID\. The license file was not signed by the key it names\.$/m)
})

test('without the root key a document can be read, and says that it was not checked', async () => {
  assert.match(await wordsOf(signLicenseFile(sampleFile, vendor), { at }), /^Signature: not checked/m)
})

test('a request in plain words: what it asks for and what it gives up', async () => {
  const give = ['7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11']
  const words = await wordsOf(signRequest({ ...sampleRequest, give, clock: 'unknown' }, vendor))
  assert.match(words, /^Asks to activate:\n {2}2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02$/m)
  assert.match(words, /^Has given up and returns:\n {2}7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11$/m)
  assert.match(words, /its clock is not certain/)
})

test('a key list in plain words: each key with its time', async () => {
  assert.match(await wordsOf(trust.keyList), /^ {2}key-1 {2}2026-05-01 to 2027-05-01 {2}signs now$/m)
})

test('what is no document is refused, naming why', async () => {
  const inspected = await inspect('hello', trust)
  assert.equal(!inspected.ok && inspected.refusal.code, 'document-unreadable')
})

test('a release manifest in plain words: of which release, of what kind, since when, for whom', async () => {
  const words = await wordsOf(signReleaseManifest(sampleManifest, vendor))
  assert.match(words, /^Manifest of release 4\.0, a platform release, published 2026-05-01T00:00:00Z$/m)
  assert.match(words, /^For every model$/m)
  assert.match(words, /^Signature: valid$/m)
  const forPi = await wordsOf(signReleaseManifest({ ...sampleManifest, model: 'SmartServer Pi' }, root))
  assert.match(forPi, /^For the model SmartServer Pi$/m)
  assert.match(forPi, /^Signature: NOT VALID\. The release manifest was not signed by the key it names\.$/m)
})

test('a request says to whom the Owner wants notices sent, if it says anything of them', async () => {
  const said = (noticeEmails: string[]) => wordsOf(signRequest({ ...sampleRequest, noticeEmails }, vendor))
  assert.match(
    await said(['a@example.com', 'b@example.com']),
    /^Wants notices sent to a@example\.com, b@example\.com$/m,
  )
  assert.match(await said([]), /^Wants notices sent to nobody$/m)
  assert.doesNotMatch(await wordsOf(signRequest(sampleRequest, vendor)), /notices/)
})
