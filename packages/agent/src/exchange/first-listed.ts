import type { HeldLicense, LicenseFile } from '@tenure/core'
import { StateDamagedError, type FirstListed, type StateFiles } from '../state/state-files.ts'

/**
 * Notes which licenses a new license file lists that the stored one (`held`) does not. What is returned is forgotten,
 * and new when it comes again. To be called before the file is stored: after a crash the same file notes the same.
 */
export const noteFirstListed = (
  files: Pick<StateFiles, 'firstListed'>,
  held: readonly HeldLicense[],
  { licenses, issuedAt }: Pick<LicenseFile, 'licenses' | 'issuedAt'>,
): void => {
  const known = firstListed(files)
  const since = licenses.flatMap(({ id }): [string, number][] => {
    const at = known[id] ?? (held.some((license) => license.id === id) ? null : issuedAt)
    return at === null ? [] : [[id, at]]
  })
  files.firstListed.write(Object.fromEntries(since))
}

/** Since when each license is here. It is only shown, so a damaged note is one that says nothing. */
export const firstListed = (files: Pick<StateFiles, 'firstListed'>): FirstListed => {
  try {
    return files.firstListed.read() ?? {}
  } catch (error) {
    if (error instanceof StateDamagedError) return {}
    throw error
  }
}
