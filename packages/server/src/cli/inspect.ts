import { readFile } from 'node:fs/promises'
import { inspect, readRootKey } from '@tenure/sdk'
import { Misconfigured } from '../misconfigured.ts'
import { readSettings } from '../settings.ts'
import { keyPaths, readKeyLists } from '../signing/key-folder.ts'
import { readPublicKey } from '../signing/key-pair.ts'
import type { CliParts } from './at-service.ts'
import { Refused, type Report } from './report.ts'

/** `tenure inspect FILE`: any document in plain words, its signature checked with this service's keys, if it has some. */
export const inspectFile = async (parts: CliParts, path: string): Promise<Report> => {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Misconfigured(
      `the document cannot be read: ${error.message}`,
      'Name the file of a request, a license file, a key list or a release manifest.',
      error,
    )
  })
  const inspected = await inspect(documentIn(text), { ...(await ownKeys(parts)), at: parts.now() })
  if (!inspected.ok) throw new Refused(inspected.refusal)
  const { words, signature } = inspected.value
  return { lines: words, json: inspected.value, good: signature !== 'invalid' }
}

/** The service tells a release manifest as JSON, with a key list beside it; every other document stands alone. */
const documentIn = (text: string): string => {
  if (!text.trimStart().startsWith('{')) return text
  try {
    const { manifest } = JSON.parse(text) as { readonly manifest?: unknown }
    return typeof manifest === 'string' ? manifest : text
  } catch {
    return text
  }
}

const ownKeys = async ({ environment }: CliParts) => {
  const { keysDir } = readSettings(environment)
  const newest = (await readKeyLists(keysDir)).at(-1)
  return newest === undefined
    ? {}
    : { root: readRootKey(await readPublicKey(keyPaths(keysDir).root)), keyList: newest.jws }
}
