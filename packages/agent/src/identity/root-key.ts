import { readFileSync } from 'node:fs'
import { readRootKey, type RootKey } from '@tenure/sdk'
import { rootKeyMissing } from '../exchange/refusals.ts'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'
import { done, notDone, type Result } from '../result.ts'

/** In the identity folder. */
const PINNED = 'root-key.json'

/**
 * The vendor's root key that is pinned on this controller: what it signed is believed, and nothing else (O7). What the
 * file says is kept in the identity folder, so that the licenses still count after a factory restore took the file (C9).
 */
export const openRootKey = (file: string, identityFolder: string): Result<RootKey> => {
  const pinned = readIfThere(identityFolder, PINNED, 10_000)
  try {
    const text = textOf(file) ?? pinned
    if (text === null) return notDone(rootKeyMissing(file, 'there is no such file'))
    const root = readRootKey(JSON.parse(text))
    if (text !== pinned) pin(identityFolder, text)
    return done(root)
  } catch {
    return notDone(rootKeyMissing(file, 'it is not an Ed25519 public key in JWK form'))
  }
}

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** T8: a disk that is full must not keep the licenses from counting; the next start pins it. */
const pin = (identityFolder: string, text: string): void => {
  try {
    writeAtomically(identityFolder, PINNED, text)
  } catch {
    return
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
