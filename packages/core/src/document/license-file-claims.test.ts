import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import type { HeldLicense } from '../license/license.ts'
import { licenseKinds } from '../license/kind.ts'
import { decodeLicenseFile, encodeLicenseFile } from './license-file-claims.ts'
import { MAX_LICENSES_PER_FILE, type LicenseFile } from './license-file.ts'

const idOf = (number: number) => `2f1df9b2-71c4-4ffb-9a30-${number.toString(16).padStart(12, '0')}`
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const hash = 'AAECAwQFBgcICQoLDA0ODw'
const license = (number: number, more: Partial<HeldLicense> = {}): HeldLicense => ({
  id: idOf(number),
  kind: 'maintenance',
  trialOf: null,
  quantity: 1_000_000,
  startsAt: day('2026-11-24'),
  endsAt: day('2029-11-24'),
  upgradesTo: null,
  ...more,
})
const file: LicenseFile = {
  installCode: 'SC-0001-7F3A',
  keyThumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  generation: 42,
  previous: hash,
  answers: hash,
  issuedAt: day('2026-11-24'),
  segment: '',
  customerId: idOf(0),
  licenses: [],
  next: hash,
  upgradeBasis: 'installed-at',
}

/** RFC 7515 §7.1: header, payload and signature in base64url, two dots; an Ed25519 signature has 64 bytes. */
const bytesAsJws = (document: LicenseFile, kid: string): number => {
  const header = JSON.stringify({ alg: 'EdDSA', typ: 'tenure-license+jws', kid })
  const payload = JSON.stringify(encodeLicenseFile(document))
  const parts = [header, payload].map((part) => Buffer.from(part).toString('base64url').length)
  return parts.reduce((sum, length) => sum + length + 1, 86)
}
const ten = (more: Partial<HeldLicense> = {}) => Array.from({ length: 10 }, (_, each) => license(each, more))

for (const kind of licenseKinds.filter((each) => each !== 'upgrade' && each !== 'trial'))
  test(`ten ${kind} licenses of the largest quantity and with a term fit 1,024 bytes`, () => {
    const longest = { ...file, installCode: 'A'.repeat(32), segment: 'Building', generation: 999_999 }
    assert.ok(bytesAsJws({ ...longest, licenses: ten({ kind }) }, 'k'.repeat(22)) <= 1024)
  })

test('ten licenses, two of them upgrades, fit 1,024 bytes', () => {
  const upgrade = { kind: 'upgrade', startsAt: null, endsAt: null, upgradesTo: '3.5' } as const
  const licenses = [license(20, upgrade), license(21, upgrade), ...ten().slice(2)]
  assert.ok(bytesAsJws({ ...file, licenses }, 'k'.repeat(22)) <= 1024)
})

test('ten licenses fit 1,024 bytes also where the key is named by its whole thumbprint', () =>
  assert.ok(bytesAsJws({ ...file, licenses: ten() }, 'k'.repeat(43)) <= 1024))

test('a file with as many licenses as it may state fits the 20,000 bytes of a document', () => {
  const licenses = Array.from({ length: MAX_LICENSES_PER_FILE }, (_, each) => license(each))
  assert.ok(bytesAsJws({ ...file, licenses }, 'k'.repeat(43)) <= 20_000)
})

test('a license is 24 bytes at the places the documentation gives', () => {
  const { lic } = encodeLicenseFile({ ...file, licenses: [license(1, { quantity: 0x01_0203 & 0xf_ffff })] })
  assert.equal(lic.length, 32)
  const bytes = Buffer.from(lic, 'base64url')
  assert.equal(bytes.subarray(0, 16).toString('hex'), idOf(1).replaceAll('-', ''))
  assert.equal(bytes.toString('latin1', 16, 17), 'M')
  assert.equal(bytes.readUIntBE(17, 3), 0x01_0203 & 0xf_ffff)
  assert.equal(bytes.readUInt16BE(20) * 86_400_000, day('2026-11-24'))
  assert.equal(bytes.readUInt16BE(22) * 86_400_000, day('2029-11-24'))
})

const claims = { ...encodeLicenseFile({ ...file, licenses: [license(1), license(2)] }) }
const record = (change: (bytes: Buffer) => void): string => {
  const bytes = Buffer.from(claims.lic.slice(0, 32), 'base64url')
  change(bytes)
  return bytes.toString('base64url') + claims.lic.slice(32)
}
const faults: readonly (readonly [string, object, string])[] = [
  ['a thumbprint of 31 bytes', { cnf: { jkt: 'A'.repeat(42) } }, 'cnf.jkt'],
  ['a confirmation with more than the thumbprint', { cnf: { jkt: file.keyThumbprint, x5t: '' } }, 'cnf.x5t'],
  ['generation 0', { gen: 0 }, 'gen'],
  ['an upgrade basis that is not known', { upb: 'x' }, 'upb'],
  ['a segment of 33 characters', { seg: 'x'.repeat(33) }, 'seg'],
  ['licenses that are cut', { lic: claims.lic.slice(0, -1) }, 'lic'],
  ['licenses that are not base64url', { lic: '='.repeat(32) }, 'lic[0]'],
  ['more licenses than a file may state', { lic: 'A'.repeat(32 * (MAX_LICENSES_PER_FILE + 1)) }, 'lic'],
  ['a kind that is not known', { lic: record((bytes) => bytes.write('X', 16)) }, 'lic[0]'],
  ['a trial of an upgrade', { lic: record((bytes) => bytes.write('u', 16)) }, 'lic[0]'],
  ['a quantity of 0', { lic: record((bytes) => bytes.writeUIntBE(0, 17, 3)) }, 'lic[0]'],
  ['a quantity over a million', { lic: record((bytes) => bytes.writeUIntBE(1_000_001, 17, 3)) }, 'lic[0]'],
  ['an end without a start', { lic: record((bytes) => bytes.writeUInt16BE(0, 20)) }, 'lic[0]'],
  ['an end at the start', { lic: record((bytes) => bytes.copy(bytes, 22, 20, 22)) }, 'lic[0]'],
  ['a license twice', { lic: claims.lic.slice(0, 32).repeat(2) }, 'lic[1]'],
  ['a release without an upgrade license', { upg: ['3.5'] }, 'upg'],
  ['an upgrade license without its release', { lic: record((bytes) => bytes.write('U', 16)) }, 'upg'],
  ['a release without a name', { upg: [''] }, 'upg[0]'],
]
for (const [what, changed, member] of faults)
  test(`${what} is refused at ${member}`, () => {
    const verdict = decodeLicenseFile({ ...claims, ...changed })
    assert.ok(!verdict.ok, 'it was read')
    assert.equal(verdict.refusal.facts['member'], member)
  })

const unencodable: readonly (readonly [string, Partial<HeldLicense>])[] = [
  ['a term that starts within a day', { startsAt: day('2026-11-24') + 1 }],
  ['a term that ends after the year 2149', { endsAt: day('2149-06-08') }],
  ['a quantity that is not whole', { quantity: 1.5 }],
  ['a quantity over a million', { quantity: 1_000_001 }],
  ['a capacity license that reaches a release', { kind: 'capacity', upgradesTo: '3.5' }],
  ['a trial of nothing', { kind: 'trial' }],
]
for (const [what, more] of unencodable)
  test(`${what} is a bug of the service and is never signed`, () =>
    assert.throws(() => encodeLicenseFile({ ...file, licenses: [license(1, more)] }), RangeError))
