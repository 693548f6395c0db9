import {
  decodeKeyList,
  decodeLicenseFile,
  decodeRequest,
  type ExchangeRequest,
  type Instant,
  type KeyList,
  type LicenseFile,
  type Refusal,
  type Verdict,
} from '@tenure/core'
import {
  documentTypes,
  hashDocument,
  hashLicenseFile,
  openDocument,
  type OpenedDocument,
} from '../verify/compact-jws.ts'
import type { DocumentName } from '../verify/refusals.ts'
import { verifyKeyList, type RootKey } from '../verify/verify-key-list.ts'
import { verifyLicenseFile } from '../verify/verify-license-file.ts'
import { verifyRequest } from '../verify/verify-request.ts'
import { keyListWords, licenseFileWords, requestWords } from './words.ts'

/** What the reader has at hand to verify with; nothing is needed to read. */
export type InspectWith = {
  readonly root?: RootKey
  /** A key list document; needed with the root to verify a license file. */
  readonly keyList?: string
  /** The time at which terms are judged. */
  readonly at: Instant
}

export type Inspected = {
  readonly hash: string
  /** `unchecked`: what is needed to verify was not given. */
  readonly signature: 'valid' | 'invalid' | 'unchecked'
  /** Why the signature or its key is not good; null otherwise. */
  readonly refusal: Refusal | null
  /** In plain words, a line each. */
  readonly words: readonly string[]
} & (
  | { readonly document: 'request'; readonly content: ExchangeRequest }
  | { readonly document: 'license file'; readonly content: LicenseFile }
  | { readonly document: 'key list'; readonly content: KeyList }
)

/**
 * Says what any document of Tenure is, in plain words, and whether its signature holds as far as that can be told.
 * A document that is not one is refused with `document-unreadable`.
 */
export const inspect = async (
  text: string,
  { root, keyList, at }: InspectWith,
): Promise<Verdict<Inspected>> => {
  const opened = openDocument(text)
  if (!opened.ok) return opened
  const document = documentTypes[opened.value.type]
  const hash = await (document === 'license file' ? hashLicenseFile : hashDocument)(opened.value.jws)
  const checked = standing(await check(opened.value, document, root, keyList))
  switch (document) {
    case 'request': {
      const read = decodeRequest(opened.value.claims)
      if (!read.ok) return read
      const words = requestWords(read.value, hash)
      return {
        ok: true,
        value: { document, content: read.value, hash, ...checked, words: [...words, seal(checked)] },
      }
    }
    case 'license file': {
      const read = decodeLicenseFile(opened.value.claims)
      if (!read.ok) return read
      const words = licenseFileWords(read.value, hash, at)
      return {
        ok: true,
        value: { document, content: read.value, hash, ...checked, words: [...words, seal(checked)] },
      }
    }
    case 'key list': {
      const read = decodeKeyList(opened.value.claims)
      if (!read.ok) return read
      const words = keyListWords(read.value, at)
      return {
        ok: true,
        value: { document, content: read.value, hash, ...checked, words: [...words, seal(checked)] },
      }
    }
  }
}

type Checked = Pick<Inspected, 'signature' | 'refusal'>

/** Null where what is needed to verify was not given. */
const check = async (
  { jws }: OpenedDocument,
  document: DocumentName,
  root: RootKey | undefined,
  keyList: string | undefined,
): Promise<Verdict<unknown> | null> => {
  if (document === 'request') return verifyRequest(jws)
  if (root === undefined) return null
  if (document === 'key list') return verifyKeyList(jws, root)
  if (keyList === undefined) return null
  const keys = await verifyKeyList(keyList, root)
  return keys.ok ? verifyLicenseFile(jws, keys.value) : keys
}

const standing = (verdict: Verdict<unknown> | null): Checked => {
  if (verdict === null) return { signature: 'unchecked', refusal: null }
  return verdict.ok
    ? { signature: 'valid', refusal: null }
    : { signature: 'invalid', refusal: verdict.refusal }
}

const seal = ({ signature, refusal }: Checked): string => {
  if (signature === 'valid') return 'Signature: valid'
  if (signature === 'unchecked') return 'Signature: not checked (the root key and the key list are needed)'
  return `Signature: NOT VALID. ${refusal?.sentence ?? ''}`
}
