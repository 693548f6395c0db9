import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { encodeLicenseFile } from '@tenure/core'
import {
  claimsTextOf,
  newKey,
  sampleFile,
  sampleKeyList,
  sampleRequest,
  signAnything,
  signKeyList,
  signLicenseFile,
  signRequest,
} from '../testing/documents.ts'
import { openDocument } from './compact-jws.ts'
import { hashLicenseFile } from './document-hash.ts'
import { readRootKey, verifyKeyList } from './verify-key-list.ts'
import { verifyLicenseFile, verifyOffline } from './verify-license-file.ts'
import { verifyRequest } from './verify-request.ts'

const root = newKey()
const vendor = newKey()
const stranger = newKey()
const pinned = { kid: 'root-1', x: root.x }
const keys = sampleKeyList(vendor.x)
const keyList = signKeyList(keys, root)
const licenseFile = signLicenseFile(sampleFile, vendor)

const codeOf = (verdict: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  verdict.ok ? 'granted' : verdict.refusal.code

test('root → key list → license file: what the vendor signed is read', async () => {
  const read = await verifyOffline({ licenseFile, keyList, root: pinned })
  assert.ok(read.ok)
  assert.deepEqual(read.value.file, sampleFile)
  assert.equal(read.value.kid, 'key-1')
  assert.equal(read.value.hash, await hashLicenseFile(claimsTextOf(licenseFile)))
})

test('1,000 single bit flips anywhere in a license file are refused', async () => {
  const bytes = Buffer.from(licenseFile, 'latin1')
  const stride = Math.max(1, Math.floor((bytes.length * 8) / 1000))
  let refusedFlips = 0
  for (let flip = 0; flip < 1000; flip++) {
    const bit = (flip * stride + (flip % stride)) % (bytes.length * 8)
    const flipped = Buffer.from(bytes)
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    const text = flipped.toString('latin1')
    const read = await verifyLicenseFile(text, keys)
    assert.ok(!read.ok, `bit ${bit} was flipped and nobody saw it`)
    refusedFlips++
  }
  assert.equal(refusedFlips, 1000)
})

test('each bit of the last characters counts: a signature has one text only', async () => {
  const last = licenseFile.at(-1) ?? ''
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (const other of alphabet) {
    if (other === last) continue
    assert.equal(codeOf(await verifyLicenseFile(licenseFile.slice(0, -1) + other, keys)) === 'granted', false)
  }
  assert.equal(codeOf(await verifyLicenseFile(`${licenseFile}=`, keys)), 'document-unreadable')
})

test('the algorithm is ours, not the document’s: none, HMAC with the public key and other names are refused', async () => {
  const [, claims] = licenseFile.split('.')
  const header = (alg: string) =>
    Buffer.from(JSON.stringify({ alg, typ: 'tenure-license+jws', kid: 'key-1' })).toString('base64url')
  const hmac = `${header('HS256')}.${claims}`
  const forged = [
    `${header('none')}.${claims}.`,
    `${header('none')}.${claims}.${Buffer.alloc(64).toString('base64url')}`,
    `${hmac}.${createHmac('sha256', Buffer.from(vendor.x, 'base64url')).update(hmac).digest('base64url')}`,
    signAnything(
      { alg: 'Ed25519', typ: 'tenure-license+jws', kid: 'key-1' },
      encodeLicenseFile(sampleFile),
      vendor,
    ),
    signAnything(
      { alg: 'eddsa', typ: 'tenure-license+jws', kid: 'key-1' },
      encodeLicenseFile(sampleFile),
      vendor,
    ),
  ]
  for (const text of forged) assert.equal(codeOf(await verifyLicenseFile(text, keys)), 'document-unreadable')
})

test('a document of one type is never taken for another, whoever signed it', async () => {
  const claims = encodeLicenseFile(sampleFile)
  const typed = (typ: string) => signAnything({ alg: 'EdDSA', typ, kid: 'key-1' }, claims, vendor)
  for (const typ of ['JWT', 'tenure-keys+jws', 'tenure-request+jws', 'TENURE-LICENSE+JWS', '__proto__'])
    assert.equal(codeOf(await verifyLicenseFile(typed(typ), keys)), 'document-unreadable', typ)
  assert.equal(codeOf(await verifyKeyList(licenseFile, pinned)), 'document-unreadable')
  assert.equal(codeOf(await verifyRequest(licenseFile)), 'document-unreadable')
  assert.equal(
    codeOf(await verifyLicenseFile(signRequest(sampleRequest, stranger), keys)),
    'document-unreadable',
  )
})

test('a header with anything more than its type has is refused: b64, crit, a key of its own', async () => {
  const plain = { alg: 'EdDSA', typ: 'tenure-license+jws', kid: 'key-1' }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: stranger.x }
  const more = [{ b64: false, crit: ['b64'] }, { jwk }, { x5u: 'https://example.com' }, { crit: ['exp'] }]
  for (const member of more) {
    const text = signAnything({ ...plain, ...member }, encodeLicenseFile(sampleFile), vendor)
    assert.equal(codeOf(await verifyLicenseFile(text, keys)), 'document-unreadable', Object.keys(member)[0])
  }
})

test('a key that is not on the list, a stranger’s signature, and a key out of its time are refused', async () => {
  const other = signLicenseFile(sampleFile, vendor, 'key-2')
  assert.equal(codeOf(await verifyLicenseFile(other, keys)), 'document-key-unknown')
  assert.equal(
    codeOf(await verifyLicenseFile(signLicenseFile(sampleFile, stranger), keys)),
    'signature-invalid',
  )
  const late = { ...sampleFile, issuedAt: keys.keys[0]?.until ?? 0 }
  assert.equal(codeOf(await verifyLicenseFile(signLicenseFile(late, vendor), keys)), 'document-key-unknown')
})

test('only the pinned root makes a key list: not another root, not the vendor’s own key', async () => {
  const strangers = signKeyList(sampleKeyList(stranger.x), stranger)
  assert.equal(codeOf(await verifyKeyList(strangers, pinned)), 'signature-invalid')
  assert.equal(codeOf(await verifyKeyList(signKeyList(keys, root, 'root-2'), pinned)), 'document-key-unknown')
  const read = await verifyOffline({
    licenseFile: signLicenseFile(sampleFile, stranger),
    keyList: strangers,
    root: pinned,
  })
  assert.equal(codeOf(read), 'signature-invalid')
})

test('documents from files are read with the line end that files have; the strict readers take none', async () => {
  const read = await verifyOffline({
    licenseFile: `${licenseFile}\n`,
    keyList: `${keyList}\r\n`,
    root: pinned,
  })
  assert.ok(read.ok)
  assert.equal(codeOf(await verifyLicenseFile(`${licenseFile}\n`, keys)), 'document-unreadable')
  assert.equal(codeOf(await verifyKeyList(` ${keyList}`, pinned)), 'document-unreadable')
})

test('what is not a document is refused without looking further, however long or strange', () => {
  for (const text of ['', 'x', '..', 'a.b', 'a.b.c.d', '{}', 'é.é.é', 'A'.repeat(1_000_000)])
    assert.equal(codeOf(openDocument(text)), 'document-unreadable', text.slice(0, 10))
})

test('a root key is an Ed25519 public key in JWK form, and nothing else', () => {
  assert.deepEqual(readRootKey({ kty: 'OKP', crv: 'Ed25519', x: root.x, kid: 'root-1' }), pinned)
  for (const jwk of [
    null,
    'x',
    {},
    { kty: 'OKP', crv: 'X25519', x: root.x },
    { kty: 'OKP', crv: 'Ed25519', x: 'AA' },
  ])
    assert.throws(() => readRootKey(jwk), TypeError)
})
