import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readIfThere, writeAtomically } from '../state/atomic-file.ts'

/** Who calls the local API. A3: only the Owner manages licenses; a driver creates devices and asks before it acts; a viewer looks. */
export type LocalCaller = 'owner' | 'driver' | 'viewer'

export type Tokens = {
  /** Whose token this is; null when it is nobody's. */
  readonly callerOf: (token: string) => LocalCaller | null
}

/** The two tokens of the local API, made on the first start, each in a file that only the agent's user may read. */
export const openTokens = (folder: string): Tokens => {
  const owner = openToken(folder, 'owner-token')
  const driver = openToken(folder, 'driver-token')
  return {
    callerOf: (token) => (same(token, owner) ? 'owner' : same(token, driver) ? 'driver' : null),
  }
}

const openToken = (folder: string, name: string): string => {
  const kept = readIfThere(folder, name, 1000)?.trim()
  if (kept !== undefined && kept.length >= 32) return kept
  const token = randomBytes(32).toString('base64url')
  writeAtomically(folder, name, `${token}\n`)
  return token
}

/** Compares hashes, so that the time it takes tells nothing about the token. */
const same = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b))

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
