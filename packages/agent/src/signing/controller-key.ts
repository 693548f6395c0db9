import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { openFolder, readIfThere, writeAtomically } from '../state/atomic-file.ts'

/** The public half of the controller's Ed25519 key (RFC 8037). */
export type PublicJwk = { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }

/** The controller's key as the rest of the agent sees it: it signs, and is never seen. */
export type ControllerKey = {
  readonly publicJwk: PublicJwk
  /** RFC 7638, 43 characters of base64url. */
  readonly thumbprint: string
  /** An exchange request as compact JWS; its header carries the public key. */
  readonly signRequest: (claims: object) => string
}

const FILE_NAME = 'controller-key.pem'

/**
 * The key of this controller, from the identity folder; made on the first start. The folder is apart from the state
 * so that a factory reset can keep it (C9): another key is another controller to the service.
 *
 * @throws when the file is there and is not an Ed25519 key.
 */
export const openControllerKey = async (identityFolder: string): Promise<ControllerKey> => {
  openFolder(identityFolder)
  const pem = readIfThere(identityFolder, FILE_NAME, 10_000) ?? makeKey(identityFolder)
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${FILE_NAME} is not an Ed25519 key`)
  const publicJwk = publicHalf(privateKey)
  return {
    publicJwk,
    thumbprint: await calculateJwkThumbprint(publicJwk, 'sha256'),
    signRequest: (claims) =>
      compactJws({ alg: 'EdDSA', typ: 'tenure-request+jws', jwk: publicJwk }, claims, privateKey),
  }
}

const makeKey = (identityFolder: string): string => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeAtomically(identityFolder, FILE_NAME, pem)
  return pem
}

const publicHalf = (privateKey: KeyObject): PublicJwk => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key has an x')
  return { kty: 'OKP', crv: 'Ed25519', x }
}

/** RFC 7515 §7.1. Synchronous, so that signing and storing the request is one step that nothing comes between. */
const compactJws = (header: object, claims: object, privateKey: KeyObject): string => {
  const signed = `${base64url(header)}.${base64url(claims)}`
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
