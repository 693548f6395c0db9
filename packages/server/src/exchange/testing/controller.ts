import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { decodeLicenseFile, encodeRequest, type ExchangeRequest, type LicenseFile } from '@tenure/core'
import { hashDocument } from '../../signing/hash-document.ts'

/**
 * A controller for tests of the service: real keys, real requests, and the memory of the license file it holds.
 * The agent is the real one; this is what sixty of them can be made of in a second.
 */
export type TestController = {
  readonly installCode: string
  /** A signed request; what is not given says what the controller holds. */
  readonly request: (said?: Partial<ExchangeRequest>) => string
  /** Takes an answer's license file as the one it holds now. */
  readonly apply: (licenseFile: string) => LicenseFile
}

export type TestControllerOptions = {
  readonly installCode?: string
  readonly customerId: string | null
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  readonly at?: () => number
}

export const newTestController = (options: TestControllerOptions): TestController => {
  const installCode = options.installCode ?? `TEST-${randomBytes(6).toString('hex').toUpperCase()}`
  const keys = options.keys ?? generateKeyPairSync('ed25519')
  const at = options.at ?? (() => Date.now())
  let held: { generation: number; hash: string; next: string } | null = null
  return {
    installCode,
    request: (said = {}) =>
      signRequest(keys, {
        installCode,
        customerId: options.customerId,
        generation: held?.generation ?? 0,
        previous: held?.hash ?? null,
        next: held?.next ?? null,
        want: [],
        give: [],
        model: 'SmartServer',
        softwareVersion: '3.4',
        seatsUsed: 0,
        devices: 0,
        at: at(),
        clock: 'ok',
        keyListSerial: 0,
        nonce: randomBytes(16).toString('base64url'),
        ...said,
      }),
    apply: (licenseFile) => {
      const file = readLicenseFile(licenseFile)
      held = { generation: file.generation, hash: hashDocument(payloadOf(licenseFile)), next: file.next }
      return file
    },
  }
}

/** The content of a license file, its signature unchecked: tests of signatures check them where they are made. */
export const readLicenseFile = (licenseFile: string): LicenseFile => {
  const decoded = decodeLicenseFile(JSON.parse(payloadOf(licenseFile)))
  if (!decoded.ok) throw new Error(decoded.refusal.sentence)
  return decoded.value
}

const payloadOf = (jws: string): string => Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')

const signRequest = (
  { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject },
  request: ExchangeRequest,
): string => {
  const { x } = publicKey.export({ format: 'jwk' })
  const header = { typ: 'tenure-request+jws', alg: 'EdDSA', jwk: { kty: 'OKP', crv: 'Ed25519', x } }
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signingInput = `${encode(header)}.${encode(encodeRequest(request))}`
  return `${signingInput}.${sign(null, Buffer.from(signingInput), privateKey).toString('base64url')}`
}
