import { readFileSync } from 'node:fs'
import { readRootKey, type RootKey } from '@tenure/sdk'
import { rootKeyMissing } from '../exchange/refusals.ts'
import { done, notDone, type Result } from '../result.ts'

/** The vendor's root key that is pinned on this controller: what it signed is believed, and nothing else (O7). */
export const openRootKey = (file: string): Result<RootKey> => {
  try {
    return done(readRootKey(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (error) {
    return notDone(
      rootKeyMissing(
        file,
        isMissing(error) ? 'there is no such file' : 'it is not an Ed25519 public key in JWK form',
      ),
    )
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
