import { decideAcceptance, type LicenseFile } from '@tenure/core'
import { verifyKeyList, verifyLicenseFile, type RootKey } from '@tenure/sdk'
import { done, notDone, type Result } from '../result.ts'
import type { Outcome, StateFiles } from '../state/state-files.ts'
import { noteFirstListed } from './first-listed.ts'
import { loadLicenseState, type LicenseState, type PendingRequest, type Whose } from './license-state.ts'
import type { Carried } from './read-carried.ts'
import { keyListMissing, reasonNotCarried } from './refusals.ts'

export type Accepted = {
  readonly state: LicenseState
  /** Whether it answers the request that waited. */
  readonly answersPending: boolean
  /** Issue time of the license file that came. */
  readonly issuedAt: number
  /** What was not done. */
  readonly refusals: Outcome['refusals']
}

/** Which key list came; `isNew`: it is newer than the one that was here. */
export type KeyListKept = { readonly serial: number; readonly isNew: boolean }

/** An answer with its license file. The service's own answer is one as well. */
export type Answer = Pick<Carried, 'keyList' | 'refusals'> & { readonly licenseFile: string }

/**
 * Takes an answer in: key list, then what was not done and what is new, then the license file, which is the one write that counts;
 * last the request it answers goes. A crash between any two leaves a state from which the same request, sent again,
 * gets the same answer (O3), so each step may happen twice.
 */
export const acceptAnswer = async (
  answer: Answer,
  held: { readonly files: StateFiles; readonly root: RootKey; readonly whose: Whose },
): Promise<Result<Accepted>> => {
  const { files, root, whose } = held
  if (answer.keyList !== null) await keepKeyList(answer.keyList, files, root)
  const before = await loadLicenseState(files, root, whose)
  if (before.keyList === null) return notDone(keyListMissing())

  const verified = await verifyLicenseFile(answer.licenseFile, before.keyList)
  if (!verified.ok) return verified
  const { file, hash } = verified.value
  const stored =
    before.stored === null ? null : { generation: before.stored.file.generation, hash: before.stored.hash }
  const verdict = decideAcceptance({ file, hash, stored, ...whose })
  const answersPending = file.answers === before.pending?.hash
  const known = files.outcome.read()
  const refusals =
    answer.refusals ??
    (known?.answers === file.answers ? known.refusals : notDoneWithoutReason(file, before.pending))

  if (verdict.ok && verdict.value === 'accept') {
    files.outcome.write({ answers: file.answers, refusals })
    noteFirstListed(files, before.stored?.file.licenses ?? [], file)
    files.licenseFile.write(answer.licenseFile)
  }
  // What is older than the stored file answers the request all the same: a newer file has overtaken it.
  const overtaken = !verdict.ok && verdict.refusal.code === 'document-older'
  if (answersPending && (verdict.ok || overtaken)) files.pendingRequest.remove()
  if (!verdict.ok && !(overtaken && answersPending)) return verdict

  const state = await loadLicenseState(files, root, whose)
  return done({ state, answersPending, issuedAt: file.issuedAt, refusals })
}

/** A license file alone still shows what of the request that it answers is not so. */
const notDoneWithoutReason = (file: LicenseFile, pending: PendingRequest | null): Outcome['refusals'] => {
  if (pending?.hash !== file.answers) return []
  const listed = new Set(file.licenses.map(({ id }) => id))
  const { want, give } = pending.request
  return [
    ...want.filter((id) => !listed.has(id)).map((id) => reasonNotCarried(id, 'want')),
    ...give.filter((id) => listed.has(id)).map((id) => reasonNotCarried(id, 'give')),
  ]
}

/** O7: the newer of two genuine key lists is kept; a refusal says why the other is none. */
export const keepKeyList = async (
  jws: string,
  files: StateFiles,
  root: RootKey,
): Promise<Result<KeyListKept>> => {
  const offered = await verifyKeyList(jws, root)
  if (!offered.ok) return offered
  const heldJws = files.keyList.read()
  const held = heldJws === null ? null : await verifyKeyList(heldJws, root)
  const { serial } = offered.value
  if (held?.ok === true && held.value.serial >= serial) return done({ serial, isNew: false })
  files.keyList.write(jws)
  return done({ serial, isNew: true })
}
