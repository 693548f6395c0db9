import { existsSync } from 'node:fs'
import {
  encodeKeyList,
  MAX_KEYS_PER_LIST,
  MS_PER_DAY,
  type Instant,
  type KeyList,
  type SigningKey,
} from '@tenure/core'
import { Misconfigured } from '../misconfigured.ts'
import { keyPaths, makeKeyFolder, readKeyLists } from './key-folder.ts'
import {
  generateKeyPair,
  publicKeyOf,
  readKeyPair,
  readPublicKey,
  writeKeyFile,
  type KeyPair,
} from './key-pair.ts'
import { signCompact } from './sign-compact.ts'
import { writeNewFile } from './write-file.ts'

/** How long a signing key signs. Documents count for ever; what ends is only the signing. */
export const KEY_VALIDITY_DAYS = 5 * 365

/** After a rotation the old key is good for so long: what was signed with it is still on its way to controllers. */
export const OVERLAP_DAYS = 30

export type RotatedKeys = { readonly serial: number; readonly kid: string }

/** Makes the keys of a vendor: the root, a signing key, and key list 1. Throws `Misconfigured` where there are some. */
export const initKeys = async (folder: string, at: Instant): Promise<RotatedKeys> => {
  const paths = keyPaths(folder)
  if (existsSync(paths.root) && (await readKeyLists(folder)).length > 0)
    throw new Misconfigured(
      `there are keys in ${folder} already`,
      'To sign with a new key run `tenure keys rotate`. New roots are not known to the controllers in the field.',
    )
  await makeKeyFolder(folder)
  // A crash may have left a root without a list, which nobody has seen yet.
  const root = existsSync(paths.rootPrivate) ? await readKeyPair(paths.rootPrivate) : await generateKeyPair()
  if (!existsSync(paths.rootPrivate)) await writeKeyFile(paths.rootPrivate, root)
  if (!existsSync(paths.root)) await writeKeyFile(paths.root, publicKeyOf(root))
  return addSigningKey(folder, root, null, at)
}

/**
 * O7: makes a new signing key and the next key list, in which the old key ends soon. Needs the root: `rootFile`, for a
 * root that was taken offline, else the one in the folder.
 */
export const rotateKeys = async (folder: string, at: Instant, rootFile?: string): Promise<RotatedKeys> => {
  const newest = (await readKeyLists(folder)).at(-1)
  if (newest === undefined) throw keysMissing(folder)
  const root = await readKeyPair(rootFile ?? keyPaths(folder).rootPrivate)
  const known = await readPublicKey(keyPaths(folder).root)
  if (root.kid !== known.kid)
    throw new Misconfigured(
      `this root (${root.kid}) is not the one the controllers know (${known.kid})`,
      'Name the right file with --root-key.',
    )
  return addSigningKey(folder, root, newest.list, at)
}

export const keysMissing = (folder: string): Misconfigured =>
  new Misconfigured(
    `there are no signing keys in ${folder}`,
    'Make them with `tenure keys init`, or name their folder with TENURE_KEYS_DIR.',
  )

const addSigningKey = async (
  folder: string,
  root: KeyPair,
  former: KeyList | null,
  at: Instant,
): Promise<RotatedKeys> => {
  const paths = keyPaths(folder)
  const key = await generateKeyPair()
  const list = nextKeyList(former, key, at)
  if (list.keys.length > MAX_KEYS_PER_LIST)
    throw new Misconfigured(
      `a key list holds ${MAX_KEYS_PER_LIST} keys at most`,
      'Take the oldest key off the list first; what it signed will no longer be accepted.',
    )
  // The key first: a key without a list harms nobody, a list whose key is missing would.
  await writeKeyFile(paths.signing(key.kid), key)
  const header = { alg: 'EdDSA', typ: 'tenure-keys+jws', kid: root.kid }
  await writeNewFile(
    paths.list(list.serial),
    await signCompact(header, JSON.stringify(encodeKeyList(list)), root),
  )
  return { serial: list.serial, kid: key.kid }
}

/** The list after `former`, with one more key; null = the first list. */
export const nextKeyList = (
  former: KeyList | null,
  { kid, x }: { readonly kid: string; readonly x: string },
  at: Instant,
): KeyList => {
  const added: SigningKey = { kid, x, from: at, until: at + KEY_VALIDITY_DAYS * MS_PER_DAY }
  const endsBy = at + OVERLAP_DAYS * MS_PER_DAY
  const kept = (former?.keys ?? []).map((key) => ({ ...key, until: Math.min(key.until, endsBy) }))
  return { serial: (former?.serial ?? 0) + 1, issuedAt: at, keys: [...kept, added] }
}
