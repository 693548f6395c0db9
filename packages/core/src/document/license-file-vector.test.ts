import assert from 'node:assert/strict'
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decodeLicenseFile, encodeLicenseFile } from './license-file-claims.ts'
import type { LicenseFile } from './license-file.ts'

/**
 * The worked example of docs/license-file.md, made again from the code. Where the two differ, this test shows both:
 * the format has changed, and a controller in the field reads the old one.
 */

// RFC 8037, appendix A.1 to A.3: the key pair, and its RFC 7638 thumbprint.
const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
const d = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'
const thumbprint = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const shortHash = (text: string) =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

const file: LicenseFile = {
  installCode: 'SC-0001-7F3A',
  keyThumbprint: thumbprint,
  generation: 2,
  previous: shortHash('the license file before'),
  answers: shortHash('the request'),
  issuedAt: Date.parse('2026-11-24T06:30:05Z'),
  segment: 'SC North',
  customerId: '6f1c1f0e-8a55-4b8e-9d1c-2b1f60c4a7d3',
  licenses: [
    {
      id: '0b9f7f0e-31f5-4c1b-8f6c-0f2a9f1f6a01',
      kind: 'capacity',
      trialOf: null,
      quantity: 200,
      startsAt: null,
      endsAt: null,
      upgradesTo: null,
    },
    {
      id: '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02',
      kind: 'maintenance',
      trialOf: null,
      quantity: 200,
      startsAt: day('2026-11-24'),
      endsAt: day('2027-11-24'),
      upgradesTo: null,
    },
    {
      id: '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c03',
      kind: 'upgrade',
      trialOf: null,
      quantity: 500,
      startsAt: null,
      endsAt: null,
      upgradesTo: '3.5',
    },
    {
      id: 'c4d7a1b9-05e2-4f37-a6c8-91e0d3b2f504',
      kind: 'trial',
      trialOf: 'capacity',
      quantity: 10,
      startsAt: day('2026-11-24'),
      endsAt: day('2026-12-24'),
      upgradesTo: null,
    },
  ],
  next: shortHash('a random token'),
  upgradeBasis: 'installed-at',
}

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const header = JSON.stringify({ alg: 'EdDSA', typ: 'tenure-license+jws', kid: thumbprint.slice(0, 22) })
const payload = JSON.stringify(encodeLicenseFile(file))
const signingInput = `${base64url(header)}.${base64url(payload)}`
const jwk = { kty: 'OKP', crv: 'Ed25519', x, d }
const signature = sign(null, Buffer.from(signingInput), createPrivateKey({ key: jwk, format: 'jwk' }))
const document = `${signingInput}.${signature.toString('base64url')}`

const records = encodeLicenseFile(file).lic.match(/.{32}/g) ?? []
const fields = (record: string) =>
  [
    [0, 16],
    [16, 17],
    [17, 20],
    [20, 22],
    [22, 24],
  ]
    .map(([from, to]) => Buffer.from(record, 'base64url').subarray(from, to).toString('hex'))
    .join(' ')

const example = {
  header,
  payload,
  records: records.map((record) => `${record}\n    ${fields(record)}`).join('\n'),
  document,
  hash: shortHash(payload),
}

const documentation = readFileSync(new URL('../../../../docs/license-file.md', import.meta.url), 'utf8')
for (const [name, expected] of Object.entries(example))
  test(`docs/license-file.md gives the ${name} of the example as the code makes it`, () => {
    const block = new RegExp(`<!-- example: ${name} -->\n\n\`\`\`text\n([^]*?)\n\`\`\``).exec(documentation)
    assert.equal(block?.[1], expected)
  })

test('the example verifies with the public key of RFC 8037 and decodes to what it was made from', () => {
  const [head, body, tail] = document.split('.')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  assert.ok(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(tail ?? '', 'base64url')))
  const claims: unknown = JSON.parse(Buffer.from(body ?? '', 'base64url').toString())
  assert.deepEqual(decodeLicenseFile(claims), { ok: true, value: file })
})

test('the thumbprint of the example is the RFC 7638 thumbprint of its key', () => {
  const canonical = JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })
  assert.equal(createHash('sha256').update(canonical).digest('base64url'), thumbprint)
})
