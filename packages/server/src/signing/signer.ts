import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { signingKeyAt, type Instant } from '@tenure/core'
import { Misconfigured } from '../misconfigured.ts'
import { keyPaths, readKeyLists, type StoredKeyList } from './key-folder.ts'
import { readKeyPair, type KeyPair } from './key-pair.ts'
import { keysMissing } from './rotate-keys.ts'
import { signCompact } from './sign-compact.ts'

export type Signer = {
  /** The newest key. */
  readonly kid: string
  /** The key that a license file of this instant is signed with. Throws `Misconfigured` where none is valid then. */
  readonly kidAt: (at: Instant) => string
  /** Serial of the newest key list. */
  readonly keyListSerial: number
  /** When the key `kid` ends: from then on nothing may be signed with it. */
  readonly keyUntil: Instant
  readonly has: (kid: string) => boolean
  /** Signs a license file's claims. The same claims with the same key give the same bytes (O3). Throws for a key it has not. */
  readonly sign: (kid: string, claims: string) => Promise<string>
  /** Signs a release manifest's claims. */
  readonly signRelease: (kid: string, claims: string) => Promise<string>
  /** A key list as it is sent along (O7). Throws for a serial that never was. */
  readonly keyList: (serial: number) => string
}

/** Reads the keys of a folder. Throws `Misconfigured` where they are missing, broken, or readable by others. */
export const openSigner = async (folder: string): Promise<Signer> => {
  const lists = await readKeyLists(folder)
  const newest = lists.at(-1)
  if (newest === undefined) throw keysMissing(folder)
  const pairs = await readSigningKeys(folder)
  const current = currentKey(newest, pairs, folder)
  const signAs = (typ: string, kid: string, claims: string): Promise<string> => {
    const pair = pairs.get(kid)
    if (pair === undefined) throw new Error(`the signing key ${kid} is not in ${folder}`)
    return signCompact({ alg: 'EdDSA', typ, kid }, claims, pair)
  }
  return {
    kid: current.kid,
    kidAt: (at) => {
      const key = signingKeyAt(newest.list, at)
      if (key === null || !pairs.has(key.kid)) throw noKeyAt(at, newest.list.serial)
      return key.kid
    },
    keyListSerial: newest.list.serial,
    keyUntil: current.until,
    has: (kid) => pairs.has(kid),
    sign: (kid, claims) => signAs('tenure-license+jws', kid, claims),
    signRelease: (kid, claims) => signAs('tenure-release+jws', kid, claims),
    keyList: (serial) => {
      const found = lists.find(({ list }) => list.serial === serial)
      if (found === undefined) throw new Error(`the key list ${serial} is not in ${folder}`)
      return found.jws
    },
  }
}

const noKeyAt = (at: Instant, serial: number): Misconfigured =>
  new Misconfigured(
    `no key of key list ${serial} signs at ${new Date(at).toISOString()}, so no controller would believe it`,
    'Run `tenure keys rotate` where the keys have ended; else set the clock of this machine.',
  )

/** O7: the list to send along to who holds the list `heldSerial` (0 = none); null where that is the newest. */
export const newerKeyListSerial = (
  { keyListSerial }: Pick<Signer, 'keyListSerial'>,
  heldSerial: number,
): number | null => (heldSerial < keyListSerial ? keyListSerial : null)

/** The last key of the list: the one that the last rotation made. */
const currentKey = ({ list }: StoredKeyList, pairs: ReadonlyMap<string, KeyPair>, folder: string) => {
  const key = list.keys.at(-1)
  if (key === undefined || pairs.get(key.kid)?.x !== key.x)
    throw new Misconfigured(
      `the signing key ${key?.kid} of key list ${list.serial} is missing from ${folder}`,
      'Restore signing/ from a backup, or make a new key with `tenure keys rotate`.',
    )
  return key
}

const readSigningKeys = async (folder: string): Promise<Map<string, KeyPair>> => {
  const names = await readdir(join(folder, 'signing'))
  const kids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  const pairs = await Promise.all(kids.map((kid) => readKeyPair(keyPaths(folder).signing(kid))))
  return new Map(pairs.map((pair) => [pair.kid, pair]))
}
