import type { RootKey } from '@tenure/sdk'
import type { Whose } from '../exchange/license-state.ts'
import type { AgentProblem, Result } from '../result.ts'
import type { Settings } from '../settings.ts'
import { openControllerKey, type ControllerKey } from '../signing/controller-key.ts'
import type { Folders } from '../state/reset.ts'
import { openInstallCode } from './install-code.ts'
import { openKnownKey } from './known-key.ts'
import { identityLost } from './refusals.ts'
import { openRootKey } from './root-key.ts'

/** Who this controller is, and whom it believes. */
export type Identity = {
  readonly whose: Whose
  readonly key: ControllerKey
  readonly root: Result<RootKey>
  /** C9: whether the identity folder was lost, and with it another key. `holds`: the license file here counts. */
  readonly lost: (holds: boolean) => AgentProblem | null
}

/** @throws InstallCodeError, TpmError, and the file system's errors. */
export const openIdentity = async (
  { folder, identityFolder }: Folders,
  settings: Pick<Settings, 'installCode' | 'key' | 'rootKeyFile'>,
): Promise<Identity> => {
  const installCode = openInstallCode(identityFolder, settings.installCode)
  const key = await openControllerKey(identityFolder, settings.key)
  const known = openKnownKey(folder, key.thumbprint)
  return {
    whose: { installCode, keyThumbprint: key.thumbprint },
    key,
    root: openRootKey(settings.rootKeyFile, identityFolder),
    lost: (holds) => (known.isOther(holds) ? identityLost(identityFolder) : null),
  }
}
