import {
  decodeKeyList,
  decodeLicenseFile,
  decodeReleaseManifest,
  decodeRequest,
  granted,
  type ExchangeRequest,
  type Instant,
  type KeyList,
  type LicenseFile,
  type Refusal,
  type ReleaseManifest,
  type Verdict,
} from '@tenure/core'
import { documentTypes, openDocument, type OpenedDocument } from '../verify/compact-jws.ts'
import { hashLicenseFile, hashRequest } from '../verify/document-hash.ts'
import { verifyKeyList, type RootKey } from '../verify/verify-key-list.ts'
import { verifyLicenseFile } from '../verify/verify-license-file.ts'
import { verifyReleaseManifest } from '../verify/verify-release-manifest.ts'
import { verifyRequest } from '../verify/verify-request.ts'
import { keyListWords, licenseFileWords, releaseManifestWords, requestWords } from './words.ts'

/** What the reader has at hand to verify with; nothing is needed to read. */
export type InspectWith = {
  readonly root?: RootKey
  /** A key list document; needed with the root to verify a license file or a release manifest. */
  readonly keyList?: string
  /** The time at which terms are judged. */
  readonly at: Instant
}

export type Inspected = Content & {
  /** `unchecked`: what is needed to verify was not given. */
  readonly signature: 'valid' | 'invalid' | 'unchecked'
  /** Why the signature or its key is not good; null otherwise. */
  readonly refusal: Refusal | null
}

type Content = {
  /** What other documents call it by; null for a key list or a release manifest, which none names. */
  readonly hash: string | null
  /** In plain words, a line each. */
  readonly words: readonly string[]
} & (
  | { readonly document: 'request'; readonly content: ExchangeRequest }
  | { readonly document: 'license file'; readonly content: LicenseFile }
  | { readonly document: 'key list'; readonly content: KeyList }
  | { readonly document: 'release manifest'; readonly content: ReleaseManifest }
)

/**
 * Says what any document of Tenure is, in plain words, and whether its signature holds as far as that can be told.
 * White space around it, as a file has, is no part of it. A text that is no document is refused with
 * `document-unreadable`.
 */
export const inspect = async (
  text: string,
  { root, keyList, at }: InspectWith,
): Promise<Verdict<Inspected>> => {
  const opened = openDocument(text.trim())
  if (!opened.ok) return opened
  const read = await readContent(opened.value, at)
  if (!read.ok) return read
  const checked = standing(await check(opened.value, root, keyList))
  return granted({ ...read.value, ...checked, words: [...read.value.words, seal(checked)] })
}

const readContent = async (opened: OpenedDocument, at: Instant): Promise<Verdict<Content>> => {
  const document = documentTypes[opened.type]
  switch (document) {
    case 'request': {
      const read = decodeRequest(opened.claims)
      if (!read.ok) return read
      const hash = await hashRequest(opened.jws)
      return granted({ document, content: read.value, hash, words: requestWords(read.value, hash) })
    }
    case 'license file': {
      const read = decodeLicenseFile(opened.claims)
      if (!read.ok) return read
      const hash = await hashLicenseFile(opened.claimsText)
      return granted({ document, content: read.value, hash, words: licenseFileWords(read.value, hash, at) })
    }
    case 'key list': {
      const read = decodeKeyList(opened.claims)
      if (!read.ok) return read
      return granted({ document, content: read.value, hash: null, words: keyListWords(read.value, at) })
    }
    case 'release manifest': {
      const read = decodeReleaseManifest(opened.claims)
      if (!read.ok) return read
      return granted({ document, content: read.value, hash: null, words: releaseManifestWords(read.value) })
    }
  }
}

type Checked = Pick<Inspected, 'signature' | 'refusal'>

/** Null where what is needed to verify was not given. */
const check = async (
  { jws, type }: OpenedDocument,
  root: RootKey | undefined,
  keyList: string | undefined,
): Promise<Verdict<unknown> | null> => {
  if (type === 'tenure-request+jws') return verifyRequest(jws)
  if (root === undefined) return null
  if (type === 'tenure-keys+jws') return verifyKeyList(jws, root)
  if (keyList === undefined) return null
  const keys = await verifyKeyList(keyList.trim(), root)
  if (!keys.ok) return keys
  return type === 'tenure-release+jws'
    ? verifyReleaseManifest(jws, keys.value)
    : verifyLicenseFile(jws, keys.value)
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
