import type { Instant } from '@tenure/core'
import { readSettings } from '../settings.ts'
import { keyPaths, readKeyLists } from '../signing/key-folder.ts'
import { readPublicKey } from '../signing/key-pair.ts'
import { initKeys, keysMissing, rotateKeys } from '../signing/rotate-keys.ts'
import type { CliParts } from './at-service.ts'
import { table, type Report } from './report.ts'

/** `tenure keys init` */
export const makeKeys = async ({ environment, now }: CliParts): Promise<Report> => {
  const { keysDir } = readSettings(environment)
  const { kid, serial } = await initKeys(keysDir, now())
  const { root, rootPrivate } = keyPaths(keysDir)
  return {
    lines: [
      `Made the root key, the signing key ${kid} and key list ${serial} in ${keysDir}.`,
      `Give each controller ${root} (TENURE_AGENT_ROOT_KEY).`,
      `Move ${rootPrivate} to a safe place offline, and keep two copies: only a rotation needs it.`,
    ],
    json: { kid, serial, keysDir, root, rootPrivate },
  }
}

/** `tenure keys rotate` */
export const rotate = async ({ environment, now }: CliParts, rootFile?: string): Promise<Report> => {
  const { keysDir } = readSettings(environment)
  const { kid, serial } = await rotateKeys(keysDir, now(), rootFile)
  return {
    lines: [
      `Made the signing key ${kid} and key list ${serial}; the key before it ends in 30 days.`,
      'A service that uses this folder signs with the new key within a minute (at once: SIGHUP), and controllers get the list with their next answer.',
    ],
    json: { kid, serial },
  }
}

/** `tenure keys list`: the keys of the newest list, newest first. */
export const listKeys = async ({ environment, now }: CliParts): Promise<Report> => {
  const { keysDir } = readSettings(environment)
  const newest = (await readKeyLists(keysDir)).at(-1)?.list
  if (newest === undefined) throw keysMissing(keysDir)
  const keys = newest.keys.toReversed().map(({ kid, from, until }, index) => ({
    kid,
    from: day(from),
    until: day(until),
    state: until <= now() ? 'ended' : index === 0 ? 'signs' : 'ends soon',
  }))
  return {
    lines: [
      `Key list ${newest.serial}`,
      ...table(
        ['KEY', 'FROM', 'UNTIL', 'STATE'],
        keys.map(({ kid, from, until, state }) => [kid, from, until, state]),
      ),
    ],
    json: { serial: newest.serial, keys },
  }
}

/** `tenure keys root`: the root's public key, as controllers need it. */
export const showRoot = async ({ environment }: CliParts): Promise<Report> => {
  const root = await readPublicKey(keyPaths(readSettings(environment).keysDir).root)
  return { lines: [JSON.stringify(root)], json: root }
}

const day = (at: Instant) => new Date(at).toISOString().slice(0, 10)
