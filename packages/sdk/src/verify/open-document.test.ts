import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  newKey,
  sampleFile,
  sampleKeyList,
  sampleRequest,
  signKeyList,
  signLicenseFile,
  signRequest,
} from '../testing/documents.ts'
import { MAX_DOCUMENT_CHARACTERS, openDocument, verifySignature } from './compact-jws.ts'
import { verifyKeyList } from './verify-key-list.ts'
import { verifyLicenseFile } from './verify-license-file.ts'
import { verifyRequest } from './verify-request.ts'

const key = newKey()
const keys = sampleKeyList(key.x)
const documents = {
  request: signRequest(sampleRequest, key),
  'license file': signLicenseFile(sampleFile, key),
  'key list': signKeyList(keys, key),
} as const

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const SIGNATURE = Buffer.alloc(64).toString('base64url')

test('a document that opens says again what it was opened from', () => {
  for (const jws of Object.values(documents)) {
    const opened = openDocument(jws)
    assert.ok(opened.ok)
    assert.equal(opened.value.jws, jws)
    assert.equal(Buffer.from(opened.value.claimsText).toString('base64url'), jws.split('.')[1])
    assert.deepEqual(JSON.parse(opened.value.claimsText), opened.value.claims)
  }
})

test('a request names its own key, the others a key of the vendor: each has exactly one of both', () => {
  for (const [name, jws] of Object.entries(documents)) {
    const opened = openDocument(jws)
    assert.ok(opened.ok)
    assert.equal(opened.value.kid === null, name === 'request')
    assert.equal(opened.value.jwk === null, name !== 'request')
  }
})

test('each reader takes its own document, and refuses the two others by their name', async () => {
  const readers = {
    request: verifyRequest,
    'license file': (jws: string) => verifyLicenseFile(jws, keys),
    'key list': (jws: string) => verifyKeyList(jws, { x: key.x }),
  } as const
  for (const [expected, reader] of Object.entries(readers))
    for (const [found, jws] of Object.entries(documents)) {
      const read = await reader(jws)
      assert.equal(read.ok, expected === found)
      if (!read.ok) assert.deepEqual(read.refusal.facts, { found, expected })
    }
})

test('no text whatever makes a reader throw, and none but a signed one is believed', async () => {
  const part = fc.oneof(fc.string(), fc.base64String(), fc.jsonValue().map(encode))
  const text = fc.oneof(
    fc.string(),
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
  )
  await fc.assert(
    fc.asyncProperty(text, async (jws) => {
      for (const read of [await verifyRequest(jws), await verifyLicenseFile(jws, keys)]) assert.ok(!read.ok)
      const opened = openDocument(jws)
      if (opened.ok) assert.ok(!(await verifySignature(opened.value, key.x)).ok)
    }),
  )
})

test('no header whatever opens but that of a type, with exactly its members', () => {
  const members = fc.record(
    {
      alg: fc.constantFrom('EdDSA', 'none', 'HS256', 1, null),
      typ: fc.constantFrom('tenure-license+jws', 'tenure-keys+jws', 'JWT', 'constructor', {}),
      kid: fc.oneof(fc.string({ maxLength: 50 }), fc.constant('key-1'), fc.constant(null)),
      crit: fc.constantFrom([], ['exp']),
      jwk: fc.constant({ kty: 'OKP', crv: 'Ed25519', x: key.x }),
    },
    { requiredKeys: ['alg', 'typ'] },
  )
  fc.assert(
    fc.property(members, (header) => {
      const opened = openDocument(`${encode(header)}.${encode({})}.${SIGNATURE}`)
      const { alg, typ, kid, ...others } = header
      const whole =
        alg === 'EdDSA' &&
        (typ === 'tenure-license+jws' || typ === 'tenure-keys+jws') &&
        typeof kid === 'string' &&
        /^[A-Za-z0-9_-]{1,43}$/.test(kid) &&
        Object.keys(others).length === 0
      assert.equal(opened.ok, whole)
    }),
    { numRuns: 500 },
  )
})

/** A well-formed document of exactly so many characters; not each pair of lengths in base64url adds up to it. */
const documentOf = (characters: number): string => {
  for (const kid of ['k', 'ki', 'kid', 'kid-']) {
    const header = encode({ alg: 'EdDSA', typ: 'tenure-license+jws', kid })
    const bytes = Math.floor(((characters - header.length - SIGNATURE.length - 2) * 3) / 4)
    const jws = `${header}.${encode('x'.repeat(bytes - 2))}.${SIGNATURE}`
    if (jws.length === characters) return jws
  }
  throw new Error(`no document has ${characters} characters`)
}

test('a document of the greatest length opens, and with one character more it is not looked at', () => {
  assert.ok(openDocument(documentOf(MAX_DOCUMENT_CHARACTERS)).ok)
  const longer = openDocument(documentOf(MAX_DOCUMENT_CHARACTERS + 1))
  assert.match(longer.ok ? '' : longer.refusal.sentence, /longer than any document/)
})
