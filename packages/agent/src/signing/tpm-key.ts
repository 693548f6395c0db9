import { createHash, createPublicKey } from 'node:crypto'
import type { ControllerJwk } from '@tenure/sdk'
import { z } from 'zod'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'
import { StateDamagedError } from '../state/state-files.ts'
import { base64url, type SigningKey } from './compact-jws.ts'
import { rawSignature } from './raw-signature.ts'
import { TpmError, type Tpm, type WrappedKey } from './tpm2-tools.ts'

const FILE_NAME = 'tpm-key.json'
/** Keys of other TPMs are kept, so that a disk that was in another unit for a day is at home again afterwards. */
const MOST_KEYS = 4

const wrapped = z.strictObject({ public: z.base64(), private: z.base64(), x: z.string(), y: z.string() })
/** The last one used stands first. */
const keyFile = z.strictObject({ keys: z.array(wrapped).min(1).max(MOST_KEYS) })
type StoredKey = z.output<typeof wrapped>

/**
 * The controller's key where it never leaves a TPM 2.0: in the identity folder lies what only that TPM can use. A TPM
 * that has wrapped none of the stored keys is another one, and gets a key of its own: another controller (O2).
 *
 * T8: a TPM that does not answer takes nothing away; the last key counts, and cannot sign until it answers.
 *
 * @throws TpmError when there is no key yet and the TPM does not answer.
 */
export const openTpmKey = (identityFolder: string, tpm: Tpm): SigningKey => {
  const stored = readKeys(identityFolder)
  const { key, problem } = ownKey(identityFolder, tpm, stored)
  const jwk = jwkOf(key)
  return {
    publicJwk: jwk,
    keptIn: 'tpm',
    problem,
    sign: (header, claims) => {
      const signed = `${base64url({ alg: 'ES256', ...header, jwk })}.${base64url(claims)}`
      const digest = createHash('sha256').update(signed).digest()
      return `${signed}.${rawSignature(tpm.sign(key, digest)).toString('base64url')}`
    },
  }
}

const ownKey = (
  identityFolder: string,
  tpm: Tpm,
  stored: readonly StoredKey[],
): { readonly key: StoredKey; readonly problem: string | null } => {
  const [last] = stored
  try {
    const own = stored.find((key) => isOwn(tpm, key)) ?? makeKey(tpm)
    if (own !== last) writeKeys(identityFolder, [own, ...stored.filter((key) => key !== own)])
    return { key: own, problem: null }
  } catch (error) {
    if (!(error instanceof TpmError) || last === undefined) throw error
    return { key: last, problem: error.message }
  }
}

const isOwn = (tpm: Tpm, key: WrappedKey): boolean => {
  try {
    tpm.publicPem(key)
    return true
  } catch (error) {
    if (error instanceof TpmError && error.isOfAnotherTpm) return false
    throw error
  }
}

const makeKey = (tpm: Tpm): StoredKey => {
  const key = tpm.create()
  const { x, y } = createPublicKey(tpm.publicPem(key)).export({ format: 'jwk' })
  if (x === undefined || y === undefined) throw new TpmError('the TPM made a key of another kind')
  return { ...key, x, y }
}

const jwkOf = ({ x, y }: StoredKey): ControllerJwk => ({ kty: 'EC', crv: 'P-256', x, y })

const readKeys = (identityFolder: string): readonly StoredKey[] => {
  const text = readIfThere(identityFolder, FILE_NAME, 10_000)
  if (text === null) return []
  try {
    return keyFile.parse(JSON.parse(text)).keys
  } catch {
    throw new StateDamagedError(FILE_NAME)
  }
}

const writeKeys = (identityFolder: string, keys: readonly StoredKey[]): void =>
  writeAtomically(identityFolder, FILE_NAME, `${JSON.stringify({ keys: keys.slice(0, MOST_KEYS) })}\n`)
