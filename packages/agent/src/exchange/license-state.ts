import { decideAcceptance, type HeldLicense, type KeyList } from '@tenure/core'
import {
  verifyKeyList,
  verifyLicenseFile,
  verifyRequest,
  type RootKey,
  type VerifiedLicenseFile,
  type VerifiedRequest,
} from '@tenure/sdk'
import type { AgentProblem } from '../result.ts'
import type { StateFiles } from '../state/state-files.ts'
import { keyListMissing } from './refusals.ts'

/** What the controller holds, derived from its files alone, so that a restart finds what was there before. */
export type LicenseState = {
  readonly keyList: KeyList | null
  /** The stored license file, verified; null when there is none that counts here. */
  readonly stored: VerifiedLicenseFile | null
  /** The request that still waits for its answer. */
  readonly pending: PendingRequest | null
  /** The licenses in force: those of the license file, without what was given up since (O4). */
  readonly licenses: readonly HeldLicense[]
  /** Why a license file that is there does not count; null when all is well. */
  readonly problem: AgentProblem | null
}

export type PendingRequest = VerifiedRequest & { readonly jws: string }

/** Which controller this is (O2). */
export type Whose = { readonly installCode: string; readonly keyThumbprint: string }

/** Reads and verifies the files. What is not genuine, or is another controller's, counts as not there (O2). */
export const loadLicenseState = async (
  files: StateFiles,
  root: RootKey | null,
  whose: Whose,
): Promise<LicenseState> => {
  const keyList = await readKeyList(files, root)
  const { stored, problem } = await readLicenseFile(files, keyList, whose)
  const pending = await readPending(files, whose)
  return { keyList, stored, pending, licenses: licensesInForce(stored, pending), problem }
}

/**
 * O4: a license is given up the moment the request that gives it is on the disk, and comes back only if the service's
 * answer to that request lists it.
 */
export const licensesInForce = (
  stored: VerifiedLicenseFile | null,
  pending: Pick<PendingRequest, 'hash' | 'request'> | null,
): readonly HeldLicense[] => {
  const licenses = stored?.file.licenses ?? []
  if (pending === null || stored?.file.answers === pending.hash) return licenses
  return licenses.filter(({ id }) => !pending.request.give.includes(id))
}

const readKeyList = async (files: StateFiles, root: RootKey | null): Promise<KeyList | null> => {
  const jws = files.keyList.read()
  if (jws === null || root === null) return null
  const verified = await verifyKeyList(jws, root)
  return verified.ok ? verified.value : null
}

const readLicenseFile = async (
  files: StateFiles,
  keyList: KeyList | null,
  whose: Whose,
): Promise<Pick<LicenseState, 'stored' | 'problem'>> => {
  const jws = files.licenseFile.read()
  if (jws === null) return { stored: null, problem: null }
  if (keyList === null) return { stored: null, problem: keyListMissing() }
  const verified = await verifyLicenseFile(jws, keyList)
  if (!verified.ok) return { stored: null, problem: verified.refusal }
  const accepted = decideAcceptance({ ...verified.value, ...whose, stored: null })
  return accepted.ok ? { stored: verified.value, problem: null } : { stored: null, problem: accepted.refusal }
}

/** A request that another key signed cannot be answered to this controller any more. */
const readPending = async (files: StateFiles, whose: Whose): Promise<PendingRequest | null> => {
  const jws = files.pendingRequest.read()
  if (jws === null) return null
  const verified = await verifyRequest(jws)
  if (!verified.ok || verified.value.keyThumbprint !== whose.keyThumbprint) return null
  return { ...verified.value, jws }
}
