import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import {
  encodeKeyList,
  encodeLicenseFile,
  encodeReleaseManifest,
  encodeRequest,
  type ExchangeRequest,
  type KeyList,
  type LicenseFile,
  type ReleaseManifest,
} from '@tenure/core'

/** An Ed25519 key pair of a test. */
export type TestKey = { readonly privateKey: KeyObject; readonly x: string }

export const newKey = (): TestKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, x: String(publicKey.export({ format: 'jwk' }).x) }
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs whatever header and claims: also those that no honest signer would sign. */
export const signAnything = (header: object, claims: unknown, { privateKey }: TestKey): string => {
  const signed = `${base64url(header)}.${base64url(claims)}`
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
}

export const signKeyList = (list: KeyList, root: TestKey, kid = 'root-1'): string =>
  signAnything({ alg: 'EdDSA', typ: 'tenure-keys+jws', kid }, encodeKeyList(list), root)

export const signLicenseFile = (file: LicenseFile, key: TestKey, kid = 'key-1'): string =>
  signAnything({ alg: 'EdDSA', typ: 'tenure-license+jws', kid }, encodeLicenseFile(file), key)

export const signReleaseManifest = (manifest: ReleaseManifest, key: TestKey, kid = 'key-1'): string =>
  signAnything({ alg: 'EdDSA', typ: 'tenure-release+jws', kid }, encodeReleaseManifest(manifest), key)

export const signRequest = (request: ExchangeRequest, key: TestKey): string => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x }
  return signAnything({ alg: 'EdDSA', typ: 'tenure-request+jws', jwk }, encodeRequest(request), key)
}

/** The claims of a document as they were signed. */
export const claimsTextOf = (jws: string): string =>
  Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')

const DAY = Date.UTC(2026, 4, 1)

/** A license file with one capacity license, as it can be on the wire. */
export const sampleFile: LicenseFile = {
  installCode: 'SC-0001-7F3A',
  keyThumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  generation: 3,
  previous: 'AAAAAAAAAAAAAAAAAAAAAA',
  answers: 'AQEBAQEBAQEBAQEBAQEBAQ',
  issuedAt: DAY + 3_600_000,
  segment: 'Roof',
  customerId: '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11',
  licenses: [
    {
      id: '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02',
      kind: 'capacity',
      trialOf: null,
      quantity: 10,
      startsAt: DAY,
      endsAt: null,
      upgradesTo: null,
    },
  ],
  next: 'AgICAgICAgICAgICAgICAg',
  upgradeBasis: 'installed-at',
}

export const sampleKeyList = (x: string): KeyList => ({
  serial: 2,
  issuedAt: DAY,
  keys: [{ kid: 'key-1', x, from: DAY, until: DAY + 365 * 86_400_000 }],
})

export const sampleManifest: ReleaseManifest = {
  version: '4.0',
  kind: 'platform',
  releasedAt: DAY,
  model: null,
  issuedAt: DAY + 3_600_000,
}

export const sampleRequest: ExchangeRequest = {
  installCode: 'SC-0001-7F3A',
  customerId: '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11',
  generation: 0,
  previous: null,
  next: null,
  want: ['2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02'],
  give: [],
  model: 'SmartServer IoT',
  softwareVersion: '3.4',
  seatsUsed: 0,
  devices: 12,
  at: DAY,
  clock: 'ok',
  keyListSerial: 0,
  nonce: 'AwMDAwMDAwMDAwMDAwMDAw',
}
