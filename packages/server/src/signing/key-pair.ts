import { generateKeyPairSync } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { Misconfigured } from '../misconfigured.ts'
import { writeNewFile } from './write-file.ts'

/** An Ed25519 key pair as a JWK (RFC 8037); `d` is the secret. */
export type KeyPair = {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly kid: string
  readonly x: string
  readonly d: string
}

export type PublicKey = Omit<KeyPair, 'd'>

export const generateKeyPair = async (): Promise<KeyPair> => {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  if (x === undefined || d === undefined) throw new Error('an Ed25519 key was exported without x or d')
  return { kty: 'OKP', crv: 'Ed25519', kid: await kidOf(x), x, d }
}

/**
 * The name of a key: the first 6 bytes of its RFC 7638 thumbprint. It stands in every license file, which is to fit
 * one QR code, and has to differ only among the few keys of one vendor.
 */
export const kidOf = async (x: string): Promise<string> => {
  const thumbprint = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x }, 'sha256')
  return Buffer.from(thumbprint, 'base64url').subarray(0, 6).toString('base64url')
}

export const publicKeyOf = ({ kty, crv, kid, x }: KeyPair): PublicKey => ({ kty, crv, kid, x })

export const writeKeyFile = (path: string, key: KeyPair | PublicKey): Promise<void> =>
  writeNewFile(path, `${JSON.stringify(key, null, 2)}\n`)

/** Reads the file of a key pair. Throws `Misconfigured` where it is missing, no such key, or others can read it. */
export const readKeyPair = async (path: string): Promise<KeyPair> => {
  const key = await readJwk(path)
  if (typeof key.d !== 'string' || Buffer.from(key.d, 'base64url').length !== 32)
    throw new Misconfigured(`${path} holds no private key`, 'Restore the file from a backup.')
  // What others could read, others may have copied.
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new Misconfigured(`others can read the private key ${path}`, `Run: chmod 600 ${path}`)
  return { ...(await checked(path, key)), d: key.d }
}

export const readPublicKey = async (path: string): Promise<PublicKey> => checked(path, await readJwk(path))

const readJwk = async (path: string): Promise<JWK> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK
  } catch (error) {
    throw new Misconfigured(
      `the key file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Restore it from a backup, or name the folder of the keys with TENURE_KEYS_DIR.',
      error,
    )
  }
}

const checked = async (path: string, { kty, crv, x, kid }: JWK): Promise<PublicKey> => {
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || kid !== (await kidOf(x)))
    throw new Misconfigured(`${path} is not a key file of Tenure`, 'Restore the file from a backup.')
  return { kty: 'OKP', crv: 'Ed25519', kid, x }
}
