import assert from 'node:assert/strict'
import { createHash, createHmac, createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { encodeRequest } from '@tenure/core'
import { newKey, sampleRequest, signAnything, signLicenseFile, sampleFile } from '../testing/documents.ts'
import { MAX_DOCUMENT_CHARACTERS } from './compact-jws.ts'
import { hashRequest } from './document-hash.ts'
import { verifyRequest } from './verify-request.ts'
import { flippedBits } from '../testing/flipped-bits.ts'

const key = newKey()
const other = newKey()
const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x }
const header = { alg: 'EdDSA', typ: 'tenure-request+jws', jwk }
const claims = encodeRequest(sampleRequest)
const signed = (head: object = header, body: unknown = claims) => signAnything(head, body, key)
const request = signed()
const parts = request.split('.') as [string, string, string]
const [h, c, s] = parts

const codeOf = async (jws: string): Promise<string> => {
  const verdict = await verifyRequest(jws)
  return verdict.ok ? 'granted' : verdict.refusal.code
}

test('O2: a request is read by the key in its own header, and comes with its text, its hash and its thumbprint', async () => {
  const read = await verifyRequest(request)
  assert.ok(read.ok)
  const canonical = `{"crv":"Ed25519","kty":"OKP","x":"${key.x}"}`
  assert.deepEqual(read.value, {
    jws: request,
    request: sampleRequest,
    hash: await hashRequest(request),
    keyThumbprint: createHash('sha256').update(canonical).digest('base64url'),
  })
})

test('the thumbprint is that of RFC 8037 A.3 for the key of RFC 8037 A.1', async () => {
  const d = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
  const privateKey = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d, x } })
  const read = await verifyRequest(signAnything({ ...header, jwk: { ...jwk, x } }, claims, { privateKey, x }))
  assert.equal(read.ok && read.value.keyThumbprint, 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
const x25519 = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' })
const encode = (text: string | Buffer) => Buffer.from(text).toString('base64url')
const hmac = (head: object) => {
  const input = `${encode(JSON.stringify(head))}.${c}`
  return `${input}.${createHmac('sha512', Buffer.from(key.x, 'base64url')).update(input).digest('base64url')}`
}

/** The same bytes in a text that is not the canonical one: the last character has bits that belong to no byte. */
const otherText = (part: string) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return part.slice(0, -1) + alphabet.charAt(alphabet.indexOf(part.at(-1) ?? '') + 1)
}

const unreadable: Readonly<Record<string, string>> = {
  'no signature and alg none': `${encode(JSON.stringify({ ...header, alg: 'none' }))}.${c}.`,
  'alg none, signed': signed({ ...header, alg: 'none' }),
  'alg HS512 with the public key as secret': hmac({ ...header, alg: 'HS512' }),
  'alg Ed25519, the other name of it': signed({ ...header, alg: 'Ed25519' }),
  'alg ES256 with an Ed25519 key': signed({ ...header, alg: 'ES256' }),
  'an EC key under EdDSA': signed({ ...header, jwk: ec }),
  'half an EC key': signed({ ...header, jwk: { kty: 'EC', crv: 'P-256', x: ec.x } }),
  'an RSA key under EdDSA': signed({ ...header, jwk: rsa }),
  'an X25519 key': signed({ ...header, jwk: x25519 }),
  'a private key in the header': signed({ ...header, jwk: { ...jwk, d: jwk.x } }),
  'a key with a use': signed({ ...header, jwk: { ...jwk, use: 'sig' } }),
  'a key of 31 bytes': signed({ ...header, jwk: { ...jwk, x: 'A'.repeat(42) } }),
  'no key': signed({ alg: 'EdDSA', typ: header.typ }),
  'a key by name': signed({ alg: 'EdDSA', typ: header.typ, kid: 'key-1' }),
  'a key to be fetched': signed({ alg: 'EdDSA', typ: header.typ, jku: 'https://example.com/keys' }),
  'a license file': signLicenseFile(sampleFile, key),
  'the type of a license file': signed({ ...header, typ: 'tenure-license+jws' }),
  'no type': signed({ alg: 'EdDSA', jwk }),
  crit: signed({ ...header, crit: ['exp'], exp: 1 }),
  'an empty crit': signed({ ...header, crit: [] }),
  'an unencoded payload (RFC 7797)': signed({ ...header, b64: false, crit: ['b64'] }),
  'claims that are not JSON': `${h}.${encode('not JSON')}.${s}`,
  'claims that begin with a byte order mark': `${h}.${encode(`\u{feff}${JSON.stringify(claims)}`)}.${s}`,
  'claims that are not UTF-8': `${h}.${encode(Buffer.from([0x22, 0xff, 0x22]))}.${s}`,
  'claims of another document': signed(header, { v: 1 }),
  'a header that is not JSON': `${encode('not JSON')}.${c}.${s}`,
  'a header that is an array': signed([header]),
  padding: `${h}.${c}.${s}==`,
  'a signature in another text of the same bytes': `${h}.${c}.${otherText(s)}`,
  'base64 that is not base64url': `${h}.${c}.${s.slice(0, -4)}+/+/`,
  'a line break at the end': `${request}\n`,
  'a space before it': ` ${request}`,
  'two parts': `${h}.${c}`,
  'four parts': `${request}.${s}`,
  'a signature cut by a byte': `${h}.${c}.${encode(Buffer.from(s, 'base64url').subarray(0, 63))}`,
  nothing: '',
  'more than any document has': signed(header, { ...claims, long: 'x'.repeat(MAX_DOCUMENT_CHARACTERS) }),
}
for (const [what, jws] of Object.entries(unreadable))
  test(`O2: unreadable: ${what}`, async () => assert.equal(await codeOf(jws), 'document-unreadable'))

/** S of a signature, little-endian, plus the order of the group: the same signature to a careless verifier. */
const malleableTwin = () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const signature = Buffer.from(s, 'base64url')
  const twin = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order
  for (let index = 0; index < 32; index++) signature[32 + index] = Number((twin >> BigInt(8 * index)) & 255n)
  return `${h}.${c}.${encode(signature)}`
}

const unsigned: Readonly<Record<string, string>> = {
  'another key than the one that signed': signAnything(header, claims, other),
  'the signature of another request': `${h}.${c}.${signed(header, { ...claims, dev: 0 }).split('.')[2]}`,
  'alg EdDSA, but a MAC of the right length': hmac(header),
  'S beyond the group order, the malleable twin of a valid signature (RFC 8032 §5.1.7)': malleableTwin(),
  'claims that say nothing, signed by another key': signAnything(header, {}, other),
}
for (const [what, jws] of Object.entries(unsigned))
  test(`O2: not signed: ${what}`, async () => assert.equal(await codeOf(jws), 'signature-invalid'))

test('O2: no bit of header, claims or signature can be changed', async () => {
  for (const { jws: flipped, where } of flippedBits(request))
    assert.notEqual(await codeOf(flipped), 'granted', where)
})

test('O3: a request has one text only, so white space and line ends make another document of it', async () => {
  const hash = await hashRequest(request)
  for (const text of [`${request}\n`, `${request} `, `\u{feff}${request}`])
    assert.notEqual(await hashRequest(text), hash)
})
