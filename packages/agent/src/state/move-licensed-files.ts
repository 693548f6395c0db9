import { readIfThere, removeDurably, writeAtomically } from './atomic-file.ts'
import type { Folders } from './reset.ts'
import { licensedFiles } from './state-files.ts'

/**
 * C9: takes what is licensed out of the state folder, where it was before Tenure kept it with the identity. A power cut
 * between any two writes leaves a state that the next start goes on from. Where the identity folder has a license file, all
 * have come over; what the state folder holds beside it is older, as in a restored backup, and does not count.
 */
export const moveLicensedFiles = ({ folder, identityFolder }: Folders): void => {
  const found = licensedFiles.filter((name) => readIfThere(folder, name) !== null)
  if (found.length === 0) return
  if (readIfThere(identityFolder, 'license-file.jws') === null)
    for (const name of found) {
      const text = readIfThere(folder, name)
      if (text !== null && readIfThere(identityFolder, name) === null)
        writeAtomically(identityFolder, name, text)
    }
  for (const name of found) removeDurably(folder, name)
}
