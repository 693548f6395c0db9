import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { LicenseFile } from './license-file.ts'
import { documentForAnotherController, documentOlder } from './refusals.ts'

export type AcceptanceFacts = {
  /** Decoded from a document whose signature and key are verified already. */
  readonly file: LicenseFile
  /** Hash of that document. */
  readonly hash: string
  /** What the controller has stored; null when it holds no license file. */
  readonly stored: { readonly generation: number; readonly hash: string } | null
  /** The controller's own. */
  readonly installCode: string
  readonly keyThumbprint: string
}

/**
 * O2: a license file counts only on the controller whose install code and key it names, and only if it is newer than
 * what is stored. `same`: it is the stored one, so there is nothing to do.
 */
export const decideAcceptance = (facts: AcceptanceFacts): Verdict<'accept' | 'same'> => {
  const { file, hash, stored, installCode, keyThumbprint } = facts
  if (file.installCode !== installCode)
    return refused(documentForAnotherController(file.installCode, installCode, 'install code'))
  if (file.keyThumbprint !== keyThumbprint)
    return refused(documentForAnotherController(file.installCode, installCode, 'key'))
  if (stored === null || file.generation > stored.generation) return granted('accept')
  if (file.generation === stored.generation && hash === stored.hash) return granted('same')
  return refused(documentOlder(file.generation, stored.generation))
}
