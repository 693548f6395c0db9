import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCarried } from './read-carried.ts'

/** A document of that type whose signature nobody has made: who signed is not asked here. */
const document = (typ: string): string => {
  const ownKey = { jwk: { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32).toString('base64url') } }
  const key = typ === 'tenure-request+jws' ? ownKey : { kid: 'key-1' }
  const [header, claims] = [{ alg: 'EdDSA', typ, ...key }, {}].map((part) =>
    Buffer.from(JSON.stringify(part)),
  )
  return [header, claims, Buffer.alloc(64)].map((part) => part?.toString('base64url')).join('.')
}
const licenseFile = document('tenure-license+jws')
const keyList = document('tenure-keys+jws')

const read = (text: string) => {
  const carried = readCarried(text, 'SC-0001-7F3A')
  return carried.ok ? carried.value : carried.refusal.code
}

const refusal = {
  licenseId: '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02',
  code: 'license-not-in-account',
  sentence: 'It is not in the account.',
  remedy: 'Transfer it.',
  facts: { account: 'P-Building 1' },
}

test('a license file and its key list are found in any order, however the lines were broken', () => {
  const both = { licenseFile, keyList, refusals: null }
  for (const text of [`${licenseFile}\n${keyList}\n`, ` ${keyList}\r\n\r\n${licenseFile}`])
    assert.deepEqual(read(text), both)
  assert.deepEqual(read(licenseFile), { licenseFile, keyList: null, refusals: null })
  // O7: a key list alone is kept as well.
  assert.deepEqual(read(keyList), { licenseFile: null, keyList, refusals: null })
})

test('the JSON answer of the service, saved as it is, is as good', () => {
  const reply = { licenseFile, keyList, refusals: [refusal] }
  assert.deepEqual(read(JSON.stringify(reply)), reply)
  assert.deepEqual(read(`\n${JSON.stringify({ ...reply, keyList: null }, null, 2)}`), {
    ...reply,
    keyList: null,
  })
})

test('what holds no license file is refused', () => {
  const others = [
    '',
    document('tenure-request+jws'),
    '{',
    '{}',
    '{"licenseFile":5}',
    'README',
    `${licenseFile} and more`,
  ]
  for (const text of others) assert.equal(read(text), 'document-unreadable', text)
})

test('of the answers to a site bundle the controller takes its own', () => {
  const answer = { licenseFile, keyList, refusals: [refusal] }
  const own = { installCode: 'SC-0001-7F3A', hash: 'hash', answer, problem: null }
  const other = { ...own, installCode: 'SC-0002-7F3A', answer: { ...answer, licenseFile: 'x' } }
  assert.deepEqual(read(JSON.stringify({ answers: [other, own] })), answer)
  assert.equal(read(JSON.stringify({ answers: [other] })), 'document-for-another-controller')
  const problem = { code: 'key-changed', sentence: 'Another key.', remedy: 'Have it approved.' }
  const refused = { ...own, answer: null, problem }
  assert.equal(read(JSON.stringify({ answers: [refused] })), 'key-changed')
  assert.equal(read(JSON.stringify({ ...problem, detail: problem.sentence })), 'key-changed')
})

test('what was asked, handed in here instead of the answer, is told as that', () => {
  const bundle = { format: 'tenure-bundle', v: 1, requests: [] }
  for (const text of [document('tenure-request+jws'), JSON.stringify(bundle)]) {
    const carried = readCarried(text, 'SC-0001-7F3A')
    assert.ok(!carried.ok)
    assert.match(carried.refusal.sentence, /not the answer/)
  }
})

test('words that came unsigned reach a terminal without control characters, and a new code is not lost', () => {
  const named = { code: 'from-the-future', detail: 'red \u001b[31m\u202e', remedy: 'calm' }
  const carried = readCarried(JSON.stringify(named), 'SC-0001-7F3A')
  assert.ok(!carried.ok)
  assert.equal(carried.refusal.sentence, 'red  [31m  (from-the-future)')
})
