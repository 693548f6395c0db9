import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** A P-256 key pair of a test, as a controller has it in its TPM. */
export type EcKey = { readonly privateKey: KeyObject; readonly jwk: EcJwk }
export type EcJwk = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

export const newEcKey = (): EcKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  return { privateKey, jwk: { kty: 'EC', crv: 'P-256', x: String(x), y: String(y) } }
}

/** FIPS 186-5: the order of the group of P-256. */
export const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs whatever header and claims with ES256, in the form with the lower s or in that with the higher one. */
export const signEs256 = (
  header: object,
  claims: unknown,
  { privateKey }: EcKey,
  form: 'low' | 'high' = 'low',
): string => {
  const signed = `${base64url(header)}.${base64url(claims)}`
  const raw = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const s = BigInt(`0x${raw.subarray(32).toString('hex')}`)
  const isLow = s <= P256_ORDER / 2n
  const shown = isLow === (form === 'low') ? s : P256_ORDER - s
  const signature = Buffer.concat([
    raw.subarray(0, 32),
    Buffer.from(shown.toString(16).padStart(64, '0'), 'hex'),
  ])
  return `${signed}.${signature.toString('base64url')}`
}
