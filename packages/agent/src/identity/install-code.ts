import { openFolder, readIfThere, writeAtomically } from '../state/atomic-file.ts'

/**
 * The install code of this controller: the setting, kept in the identity folder once it was given, so that a
 * re-image or a lost setting does not make it another controller (C9).
 *
 * @throws InstallCodeError when there is none, or the setting names another one than the folder.
 */
export const openInstallCode = (identityFolder: string, setting: string | null): string => {
  openFolder(identityFolder)
  const kept = readIfThere(identityFolder, 'install-code', 1000)?.trim() || null
  if (kept === null && setting === null)
    throw new InstallCodeError('This controller has no install code. Set TENURE_AGENT_INSTALL_CODE once.')
  if (kept !== null && setting !== null && kept !== setting)
    throw new InstallCodeError(
      `This identity belongs to the controller ${kept}, but TENURE_AGENT_INSTALL_CODE says ${setting}. ` +
        'Correct the setting, or use another identity folder.',
    )
  if (kept === null && setting !== null) writeAtomically(identityFolder, 'install-code', `${setting}\n`)
  return kept ?? setting ?? ''
}

export class InstallCodeError extends Error {
  override readonly name = 'InstallCodeError'
}
