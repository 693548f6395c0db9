import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeBundle, encodeLicenseFile, encodeRequest } from '@tenure/core'
import { readCarried, readLicenseFile } from './read-carried.ts'

const code = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url')
const SIGNATURE = 'A'.repeat(86)
const signed = (typ: string, claims: unknown): string =>
  `${code({ alg: 'EdDSA', typ })}.${code(claims)}.${SIGNATURE}`

const license = '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02'
const claims = encodeRequest({
  installCode: 'SC-0001-7F3A',
  customerId: '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11',
  generation: 0,
  previous: null,
  next: null,
  want: [license],
  give: [],
  model: 'SmartServer IoT',
  softwareVersion: '3.4',
  seatsUsed: 3,
  devices: 4,
  at: Date.UTC(2026, 5, 1),
  clock: 'ok',
  keyListSerial: 0,
  nonce: 'A'.repeat(21) + 'A',
})
const request = signed('tenure-request+jws', claims)
const licenseFile = signed(
  'tenure-license+jws',
  encodeLicenseFile({
    installCode: 'SC-0001-7F3A',
    keyThumbprint: 'A'.repeat(43),
    generation: 7,
    previous: null,
    answers: 'A'.repeat(22),
    issuedAt: Date.UTC(2026, 5, 1),
    segment: '',
    customerId: null,
    licenses: [],
    next: 'A'.repeat(22),
    upgradeBasis: 'installed-at',
  }),
)
const bundle = JSON.stringify(encodeBundle([{ installCode: 'SC-0001-7F3A', request }]))

test('a request is read however its lines were broken, and tells what it asks for', () => {
  const broken = request.replace(/.{60}/g, '$&\r\n')
  for (const text of [request, ` ${request}\n`, broken, JSON.stringify({ document: request })]) {
    const read = readCarried(text)
    assert.equal(read.kind, 'request', text)
    if (read.kind !== 'request') continue
    assert.equal(read.jws, request)
    assert.deepEqual(read.request.want, [license])
  }
})

test('among several codes of one picture the request is found', () => {
  assert.equal(readCarried(`${licenseFile}\n${request}`).kind, 'request')
  const other = request.replace(SIGNATURE, `B${SIGNATURE.slice(1)}`)
  assert.deepEqual(readCarried(`${request}\n${other}`), { kind: 'wrong', what: 'many-requests' })
})

test('a site bundle is a bundle', () => {
  const read = readCarried(bundle)
  assert.equal(read.kind === 'bundle' && read.bundle[0]?.installCode, 'SC-0001-7F3A')
})

test('what is no request is called what it is', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'nothing'],
    [licenseFile, 'license-file'],
    [JSON.stringify({ licenseFile, keyList: null, refusals: [] }), 'answer'],
    [JSON.stringify({ answers: [] }), 'answers'],
    [signed('tenure-keys+jws', {}), 'key-list'],
    [signed('tenure-release+jws', {}), 'release-manifest'],
    [license, 'license-id'],
    [request.slice(0, -1), 'cut'],
    [request.slice(0, 300), 'cut'],
    [request.slice(0, 20), 'cut'],
    [signed('tenure-request+jws', { ...claims, v: 2 }), 'newer'],
    [bundle.slice(0, -9), 'broken-bundle'],
    [bundle.replace('"v":1', '"v":2'), 'broken-bundle'],
    ['https://example.com/a.b.c', 'other'],
    ['WIFI:S:guest;T:WPA;P:secret;;', 'other'],
    ['{"a":1}', 'other'],
  ]
  for (const [text, what] of cases) assert.deepEqual(readCarried(text), { kind: 'wrong', what }, text)
})

test('a license file tells its controller and its generation', () => {
  assert.equal(readLicenseFile(licenseFile)?.generation, 7)
  assert.equal(readLicenseFile('nonsense'), null)
})
