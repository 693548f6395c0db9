import type { KeyList, ReleaseManifest } from '@tenure/core'
import { openDocument, verifyKeyList, verifyReleaseManifest, type RootKey } from '@tenure/sdk'
import { z } from 'zod'
import { notDone, type Result } from '../result.ts'
import { manifestKeysMissing, manifestUnreadable } from './refusals.ts'

/** As the service tells it; more members may come with later versions. */
const saved = z.object({ manifest: z.string(), keyList: z.string().nullish() })

/**
 * Reads a release manifest that was carried here: the service's JSON, or the documents apart by white space. It counts
 * by the newer of the key list that is held and a genuine one that came along (O7); nothing is kept. Never throws.
 */
export const readManifest = async (
  text: string,
  trust: { readonly root: RootKey; readonly held: KeyList | null },
): Promise<Result<ReleaseManifest>> => {
  const carried = text.trimStart().startsWith('{') ? documentsOfJson(text) : documentsOfText(text)
  if (carried === null || carried.manifest === null) return notDone(manifestUnreadable())
  const brought = carried.keyList === null ? null : await verifyKeyList(carried.keyList, trust.root)
  const keys = newer(trust.held, brought?.ok === true ? brought.value : null)
  return keys === null ? notDone(manifestKeysMissing()) : verifyReleaseManifest(carried.manifest, keys)
}

type Documents = { readonly manifest: string | null; readonly keyList: string | null }

const documentsOfJson = (text: string): Documents | null => {
  const read = saved.safeParse(jsonOf(text))
  return read.success ? { manifest: read.data.manifest, keyList: read.data.keyList ?? null } : null
}

/** What is neither a manifest nor a key list stays the manifest that it was given as, so that verifying it says why not. */
const documentsOfText = (text: string): Documents => {
  let documents: Documents = { manifest: null, keyList: null }
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const opened = openDocument(part)
    const isKeyList = opened.ok && opened.value.type === 'tenure-keys+jws'
    documents = isKeyList ? { ...documents, keyList: part } : { ...documents, manifest: part }
  }
  return documents
}

const newer = (held: KeyList | null, brought: KeyList | null): KeyList | null =>
  held === null || (brought !== null && brought.serial > held.serial) ? brought : held

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
