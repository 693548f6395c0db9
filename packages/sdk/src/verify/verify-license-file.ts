import {
  decodeLicenseFile,
  granted,
  keyAt,
  refused,
  type KeyList,
  type LicenseFile,
  type Verdict,
} from '@tenure/core'
import { documentTypes, openDocument, verifySignature } from './compact-jws.ts'
import { hashLicenseFile } from './document-hash.ts'
import { otherDocument } from './refusals.ts'
import { verifyKeyList, type RootKey } from './verify-key-list.ts'

/** A license file that a vendor key signed. Whether it counts on this controller is `decideAcceptance` of core. */
export type VerifiedLicenseFile = {
  readonly file: LicenseFile
  /** What the next documents call it by. */
  readonly hash: string
  readonly kid: string
}

/**
 * O2, O7: reads a license file by a verified key list: the key it names is on the list, was valid when it signed,
 * and did sign.
 *
 * Refuses with `document-unreadable`, `document-key-unknown` or `signature-invalid`.
 */
export const verifyLicenseFile = async (
  text: string,
  keyList: KeyList,
): Promise<Verdict<VerifiedLicenseFile>> => {
  const opened = openDocument(text)
  if (!opened.ok) return opened
  const { type, kid, claims, claimsText } = opened.value
  if (type !== 'tenure-license+jws' || kid === null)
    return refused(otherDocument(documentTypes[type], 'license file'))
  const decoded = decodeLicenseFile(claims)
  if (!decoded.ok) return decoded
  const key = keyAt(keyList, kid, decoded.value.issuedAt)
  if (!key.ok) return key
  const verified = await verifySignature(opened.value, key.value.x)
  if (!verified.ok) return verified
  return granted({ file: decoded.value, hash: await hashLicenseFile(claimsText), kid })
}

/**
 * The whole chain for a reader who has pinned nothing but the root: root → key list → license file. Works without a
 * network, in Node and in a browser. The documents may come from files: white space around them is no part of them.
 *
 * @example
 * const read = await verifyOffline({ licenseFile, keyList, root: { x: 'PBk…' } })
 * if (read.ok) console.log(read.value.file.installCode, read.value.file.licenses.length)
 */
export const verifyOffline = async (documents: {
  readonly licenseFile: string
  readonly keyList: string
  readonly root: RootKey
}): Promise<Verdict<VerifiedLicenseFile>> => {
  const keyList = await verifyKeyList(documents.keyList.trim(), documents.root)
  return keyList.ok ? verifyLicenseFile(documents.licenseFile.trim(), keyList.value) : keyList
}
