import assert from 'node:assert/strict'
import { createHash, sign } from 'node:crypto'
import { test } from 'node:test'
import { encodeKeyList, encodeLicenseFile, encodeRequest } from '@tenure/core'
import { newKey, sampleFile, sampleKeyList, sampleRequest, signAnything } from '../testing/documents.ts'
import { newEcKey, signEs256 } from '../testing/ec-key.ts'
import { hashRequest } from './document-hash.ts'
import { verifyKeyList } from './verify-key-list.ts'
import { verifyLicenseFile } from './verify-license-file.ts'
import { verifyRequest } from './verify-request.ts'
import { flippedBits } from '../testing/flipped-bits.ts'

// Requests of a controller whose key is in a TPM: ES256 with a P-256 key, for requests and for nothing else.

const key = newEcKey()
const { jwk } = key
const header = { alg: 'ES256', typ: 'tenure-request+jws', jwk }
const claims = encodeRequest(sampleRequest)
const signed = (head: object = header, body: unknown = claims) => signEs256(head, body, key)
const request = signed()
const [h, c, s] = request.split('.') as [string, string, string]
const encode = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url')

const codeOf = async (jws: string): Promise<string> => {
  const verdict = await verifyRequest(jws)
  return verdict.ok ? 'granted' : verdict.refusal.code
}

test('O2: a request is read by the P-256 key in its header, under the thumbprint of RFC 7638 §3.2', async () => {
  const read = await verifyRequest(request)
  assert.ok(read.ok)
  const canonical = `{"crv":"P-256","kty":"EC","x":"${jwk.x}","y":"${jwk.y}"}`
  assert.deepEqual(read.value, {
    jws: request,
    request: sampleRequest,
    hash: await hashRequest(request),
    keyThumbprint: createHash('sha256').update(canonical).digest('base64url'),
  })
})

const ed = newKey()
const derSignature = sign('sha256', Buffer.from(`${h}.${c}`), key.privateKey)
const unreadable: Readonly<Record<string, string>> = {
  'alg EdDSA with a P-256 key': signed({ ...header, alg: 'EdDSA' }),
  'alg EdDSA with a P-256 key, signed by an Ed25519 key': signAnything(
    { ...header, alg: 'EdDSA' },
    claims,
    ed,
  ),
  'alg ES256 with an Ed25519 key': signed({ ...header, jwk: { kty: 'OKP', crv: 'Ed25519', x: ed.x } }),
  'alg ES256 with a P-256 key that calls itself OKP': signed({ ...header, jwk: { ...jwk, kty: 'OKP' } }),
  'alg ES384': signed({ ...header, alg: 'ES384' }),
  'alg ES256K': signed({ ...header, alg: 'ES256K' }),
  'alg none': signed({ ...header, alg: 'none' }),
  'another curve': signed({ ...header, jwk: { ...jwk, crv: 'P-384' } }),
  'a key without y': signed({ ...header, jwk: { kty: 'EC', crv: 'P-256', x: jwk.x } }),
  'a coordinate of 31 bytes': signed({ ...header, jwk: { ...jwk, y: encode(Buffer.alloc(31, 1)) } }),
  'a coordinate of 33 bytes, with a zero in front': signed({
    ...header,
    jwk: { ...jwk, x: encode(Buffer.concat([Buffer.alloc(1), Buffer.from(jwk.x, 'base64url')])) },
  }),
  'a coordinate with padding': signed({ ...header, jwk: { ...jwk, x: `${jwk.x}=` } }),
  'the private key in the header': signed({ ...header, jwk: { ...jwk, d: jwk.x } }),
  'a key with an alg': signed({ ...header, jwk: { ...jwk, alg: 'ES256' } }),
  'a signature in DER': `${h}.${c}.${encode(derSignature)}`,
  'a signature of 63 bytes': `${h}.${c}.${encode(Buffer.from(s, 'base64url').subarray(0, 63))}`,
  'the twin (r, n − s) of the signature, which every ECDSA verifier takes': signEs256(
    header,
    claims,
    key,
    'high',
  ),
  'a license file': signEs256({ alg: 'ES256', typ: 'tenure-license+jws', kid: 'key-1' }, {}, key),
}
for (const [what, jws] of Object.entries(unreadable))
  test(`O2, ES256: unreadable: ${what}`, async () => assert.equal(await codeOf(jws), 'document-unreadable'))

const flipLast = (text: string): string => {
  const bytes = Buffer.from(text, 'base64url')
  bytes[31] = (bytes[31] ?? 0) ^ 1
  return encode(bytes)
}
const unsigned: Readonly<Record<string, string>> = {
  'another key than the one that signed': signEs256(header, claims, newEcKey()),
  'a point that is not on the curve': signed({ ...header, jwk: { ...jwk, y: flipLast(jwk.y) } }),
  'the point (0, 0)': signed({ ...header, jwk: { ...jwk, x: 'A'.repeat(43), y: 'A'.repeat(43) } }),
  'r and s of zero': `${h}.${c}.${encode(Buffer.alloc(64))}`,
  'r beyond the order of the group': `${h}.${c}.${encode(Buffer.concat([Buffer.alloc(32, 255), Buffer.alloc(32, 1)]))}`,
  'the signature of another request': `${h}.${c}.${signed(header, { ...claims, dev: 0 }).split('.')[2]}`,
}
for (const [what, jws] of Object.entries(unsigned))
  test(`O2, ES256: not signed: ${what}`, async () => assert.equal(await codeOf(jws), 'signature-invalid'))

test('O2, ES256: no bit of header, claims or signature can be changed', async () => {
  for (const { jws: flipped, where } of flippedBits(`${h}.${c}.${s}`))
    assert.notEqual(await codeOf(flipped), 'granted', where)
})

test('O7: a license file and a key list are signed with EdDSA, whatever key is listed', async () => {
  const list = sampleKeyList(jwk.x)
  const file = signEs256(
    { alg: 'ES256', typ: 'tenure-license+jws', kid: 'key-1' },
    encodeLicenseFile(sampleFile),
    key,
  )
  const keyList = signEs256({ alg: 'ES256', typ: 'tenure-keys+jws', kid: 'root-1' }, encodeKeyList(list), key)
  for (const read of [await verifyLicenseFile(file, list), await verifyKeyList(keyList, { x: jwk.x })]) {
    assert.ok(!read.ok)
    assert.match(read.refusal.sentence, /not signed with EdDSA/)
  }
})
