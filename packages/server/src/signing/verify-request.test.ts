import assert from 'node:assert/strict'
import { createHmac, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import { hashDocument } from './hash-document.ts'
import { MAX_REQUEST_BYTES, verifyRequest } from './verify-request.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const xOf = (key: KeyObject) => String(key.export({ format: 'jwk' }).x)
const jwk = { kty: 'OKP', crv: 'Ed25519', x: xOf(publicKey) }
const header = { alg: 'EdDSA', typ: 'tenure-request+jws', jwk }
const claims = { v: 1, any: ['thing'] }

const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')
const signedBy = (key: KeyObject, head: unknown, body: unknown) => {
  const input = `${encode(head)}.${encode(body)}`
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`
}
const signed = (head: unknown = header, body: unknown = claims) => signedBy(privateKey, head, body)

test('a request signed by the key in its header is verified: claims, thumbprint, hash', async () => {
  const jws = signed()
  assert.deepEqual((await verifyRequest(jws))?.claims, claims)
  assert.match((await verifyRequest(jws))?.hash ?? '', /^[A-Za-z0-9_-]{22}$/)
  assert.equal((await verifyRequest(jws))?.hash, hashDocument(jws))
})

test('the thumbprint is that of RFC 8037 A.3 for the key of RFC 8037 A.1', async () => {
  const d = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d, x } })
  const verified = await verifyRequest(signedBy(key, { ...header, jwk: { ...jwk, x } }, claims))
  assert.equal(verified?.thumbprint, 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

const other = generateKeyPairSync('ed25519')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
const x25519 = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' })
const hmac = (head: unknown, secret: string | Buffer) => {
  const input = `${encode(head)}.${encode(claims)}`
  return `${input}.${createHmac('sha512', secret).update(input).digest().toString('base64url')}`
}
const parts = signed().split('.') as [string, string, string]
const [h, c, s] = parts

/** The same bytes in a text that is not the canonical one: the last character has bits that belong to no byte. */
const otherText = (part: string) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return part.slice(0, -1) + alphabet.charAt(alphabet.indexOf(part.at(-1) ?? '') + 1)
}

const refused: Readonly<Record<string, string>> = {
  'another key than the one that signed': signedBy(other.privateKey, header, claims),
  'no signature and alg none': `${encode({ ...header, alg: 'none' })}.${c}.`,
  'alg none, signed': signed({ ...header, alg: 'none' }),
  'alg HS512 with the public key as secret': hmac(
    { ...header, alg: 'HS512' },
    Buffer.from(jwk.x, 'base64url'),
  ),
  'alg EdDSA, but a MAC of the right length': hmac(header, Buffer.from(jwk.x, 'base64url')),
  'alg Ed25519, the other name of it': signed({ ...header, alg: 'Ed25519' }),
  'alg ES256 with its own key': signed({ ...header, alg: 'ES256', jwk: ec }),
  'an EC key under EdDSA': signed({ ...header, jwk: { kty: 'EC', crv: 'P-256', x: ec.x } }),
  'an RSA key under EdDSA': signed({ ...header, jwk: rsa }),
  'an X25519 key': signed({ ...header, jwk: x25519 }),
  'a private key in the header': signed({ ...header, jwk: { ...jwk, d: jwk.x } }),
  'a key with a use': signed({ ...header, jwk: { ...jwk, use: 'sig' } }),
  'a key of 31 bytes': signed({ ...header, jwk: { ...jwk, x: 'A'.repeat(42) } }),
  'no key': signed({ alg: 'EdDSA', typ: header.typ }),
  'a key by name': signed({ alg: 'EdDSA', typ: header.typ, kid: 'key-1' }),
  'a key to be fetched': signed({ alg: 'EdDSA', typ: header.typ, jku: 'https://example.com/keys' }),
  'a license file': signed({ ...header, typ: 'tenure-license+jws' }),
  'no type': signed({ alg: 'EdDSA', jwk }),
  crit: signed({ ...header, crit: ['exp'], exp: 1 }),
  'an empty crit': signed({ ...header, crit: [] }),
  'an unencoded payload (RFC 7797)': signed({ ...header, b64: false, crit: ['b64'] }),
  'claims that are not JSON': signed(header, 'not JSON'),
  'a header that is not JSON': signed('not JSON'),
  'a header that is an array': signed([header]),
  padding: `${h}.${c}.${s}==`,
  'a signature in another text of the same bytes': `${h}.${c}.${otherText(s)}`,
  'base64 that is not base64url': `${h}.${c}.${s.slice(0, -4)}+/+/`,
  'a line break at the end': `${signed()}\n`,
  'two parts': `${h}.${c}`,
  'four parts': `${signed()}.${s}`,
  'a signature cut by a byte': `${h}.${c}.${Buffer.from(s, 'base64url').subarray(0, 63).toString('base64url')}`,
  nothing: '',
  'more than 20,000 bytes': signed(header, { ...claims, long: 'x'.repeat(MAX_REQUEST_BYTES) }),
}
for (const [what, jws] of Object.entries(refused))
  test(`O2: refused: ${what}`, async () => assert.equal(await verifyRequest(jws), null))

test('O2: no bit of header, claims or signature can be changed', async () => {
  for (const [index, part] of parts.entries()) {
    const bytes = Buffer.from(part, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const jws = parts.with(index, flipped.toString('base64url')).join('.')
      assert.equal(await verifyRequest(jws), null, `bit ${bit} of part ${index}`)
    }
  }
})

test('a signature with S beyond the group order, the malleable twin of a valid one, is refused (RFC 8032 §5.1.7)', async () => {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const signature = Buffer.from(s, 'base64url')
  const sValue = signature.subarray(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + order
  for (let index = 0; index < 32; index++)
    signature[32 + index] = Number((sValue >> BigInt(8 * index)) & 255n)
  assert.equal(await verifyRequest(`${h}.${c}.${signature.toString('base64url')}`), null)
})
