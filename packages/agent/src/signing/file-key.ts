import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { ControllerJwk } from '@tenure/sdk'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'
import { base64url, type SigningKey } from './compact-jws.ts'

export const KEY_FILE = 'controller-key.pem'

/**
 * The controller's Ed25519 key in a file of the identity folder, which only the agent's user may read; made where there
 * is none.
 *
 * @throws when the file is there and is not an Ed25519 key.
 */
export const openFileKey = (identityFolder: string): SigningKey => {
  const pem = readIfThere(identityFolder, KEY_FILE, 10_000) ?? makeKey(identityFolder)
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${KEY_FILE} is not an Ed25519 key`)
  const jwk = publicHalf(privateKey)
  return {
    publicJwk: jwk,
    keptIn: 'file',
    problem: null,
    sign: (header, claims) => {
      const signed = `${base64url({ alg: 'EdDSA', ...header, jwk })}.${base64url(claims)}`
      return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
    },
  }
}

const makeKey = (identityFolder: string): string => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeAtomically(identityFolder, KEY_FILE, pem)
  return pem
}

const publicHalf = (privateKey: KeyObject): ControllerJwk => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key has an x')
  return { kty: 'OKP', crv: 'Ed25519', x }
}
