import { createHmac, createPrivateKey, createPublicKey } from 'node:crypto'
import { decodeLicenseFile, type ExchangeRequest, type LicenseFile } from '@tenure/core'
import { hashLicenseFile } from '@tenure/sdk'
import { claimsTextOf, signRequest, type TestKey } from '@tenure/sdk/testing'

/**
 * A controller of the demo world: a key of its own, real requests, and the license file that it holds. Key and nonces
 * are made of the world's secret, so that a load that begins again sends the same requests, and gets the same answers (O3).
 */
export type Unit = {
  readonly installCode: string
  readonly request: (said: UnitSays) => string
  /** What its license file lists; nothing before the first. */
  readonly licenses: () => LicenseFile['licenses']
  /** Takes an answer's license file as the one it holds now. */
  readonly apply: (licenseFile: string) => Promise<void>
  /** As a copied disk: the same key, and the license file of now. */
  readonly clone: () => Unit
}

export type UnitSays = Pick<
  ExchangeRequest,
  'customerId' | 'model' | 'softwareVersion' | 'seatsUsed' | 'devices' | 'at'
> &
  Partial<Pick<ExchangeRequest, 'want' | 'give'>>

type HeldFile = { readonly file: LicenseFile; readonly hash: string }

/** `life`: the same install code begins anew with another key. */
export const openUnit = (installCode: string, secret: string, life = 1): Unit => {
  const made = (what: string) => createHmac('sha256', secret).update(`${installCode} ${what}`).digest()
  return unitWith({ installCode, key: keyOf(made(`key ${life}`)), made, name: `life ${life}`, held: null })
}

const unitWith = (known: {
  readonly installCode: string
  readonly key: TestKey
  readonly made: (what: string) => Buffer
  readonly name: string
  readonly held: HeldFile | null
}): Unit => {
  const { installCode, key, made, name } = known
  let { held } = known
  let requests = 0
  return {
    installCode,
    request: (said) =>
      signRequest(
        {
          installCode,
          generation: held?.file.generation ?? 0,
          previous: held?.hash ?? null,
          next: held?.file.next ?? null,
          want: [],
          give: [],
          clock: 'ok',
          keyListSerial: held === null ? 0 : 1,
          nonce: made(`${name} request ${++requests}`).subarray(0, 16).toString('base64url'),
          ...said,
        },
        key,
      ),
    licenses: () => held?.file.licenses ?? [],
    apply: async (licenseFile) => {
      const claims = claimsTextOf(licenseFile)
      const decoded = decodeLicenseFile(JSON.parse(claims))
      if (!decoded.ok) throw new Error(decoded.refusal.sentence)
      held = { file: decoded.value, hash: await hashLicenseFile(claims) }
    },
    clone: () => unitWith({ ...known, held, name: `${name} clone` }),
  }
}

/** RFC 8410 §7: the private key of Ed25519 is 32 bytes, in PKCS #8 behind this. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

const keyOf = (bytes: Buffer): TestKey => {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, bytes]),
    format: 'der',
    type: 'pkcs8',
  })
  return { privateKey, x: String(createPublicKey(privateKey).export({ format: 'jwk' }).x) }
}
