import { randomBytes } from 'node:crypto'
import { decodeLicenseFile, type ExchangeRequest, type LicenseFile } from '@tenure/core'
import { hashLicenseFile } from '@tenure/sdk'
import { claimsTextOf, newKey, signRequest } from '@tenure/sdk/testing'

/**
 * A controller for tests of the service: real keys, real requests, and the memory of the license file it holds.
 * The agent is the real one; this is what sixty of them can be made of in a second.
 */
export type TestController = {
  readonly installCode: string
  /** A signed request; what is not given says what the controller holds. */
  readonly request: (said?: Partial<ExchangeRequest>) => string
  /** Takes an answer's license file as the one it holds now. */
  readonly apply: (licenseFile: string) => Promise<LicenseFile>
}

export type TestControllerOptions = {
  readonly installCode?: string
  readonly customerId: string | null
  readonly at?: () => number
}

export const newTestController = (options: TestControllerOptions): TestController => {
  const installCode = options.installCode ?? `TEST-${randomBytes(6).toString('hex').toUpperCase()}`
  const key = newKey()
  const at = options.at ?? (() => Date.now())
  let held: { generation: number; hash: string; next: string } | null = null
  return {
    installCode,
    request: (said = {}) =>
      signRequest(
        {
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
        },
        key,
      ),
    apply: async (licenseFile) => {
      const file = readLicenseFile(licenseFile)
      const hash = await hashLicenseFile(claimsTextOf(licenseFile))
      held = { generation: file.generation, hash, next: file.next }
      return file
    },
  }
}

/** The content of a license file, its signature unchecked: tests of signatures check them where they are made. */
export const readLicenseFile = (licenseFile: string): LicenseFile => {
  const decoded = decodeLicenseFile(JSON.parse(claimsTextOf(licenseFile)))
  if (!decoded.ok) throw new Error(decoded.refusal.sentence)
  return decoded.value
}
