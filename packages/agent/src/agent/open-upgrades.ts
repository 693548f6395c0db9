import type { ControllerClock } from '../clock/controller-clock.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import { upgradeFact } from '../history/facts-of.ts'
import type { History } from '../history/open-history.ts'
import type { Identity } from '../identity/open-identity.ts'
import type { AgentProblem } from '../result.ts'
import type { Settings } from '../settings.ts'
import { openUpgradeGate, type UpgradeGate } from '../upgrade/open-upgrade-gate.ts'

export type UpgradesParts = {
  readonly settings: Pick<Settings, 'model' | 'softwareVersion'>
  readonly identity: Pick<Identity, 'root'>
  readonly lost: () => AgentProblem | null
  readonly state: () => LicenseState
  readonly clock: Pick<ControllerClock, 'judge'>
  readonly history: Pick<History, 'note'>
}

/** Which releases may be installed; each answer is written down. */
export const openUpgrades = (parts: UpgradesParts): UpgradeGate => {
  const { settings, identity, lost, state, clock, history } = parts
  return openUpgradeGate({
    installed: settings.softwareVersion,
    model: settings.model,
    root: identity.root,
    // A key that was lost leaves no licenses here, which must not be read as a controller without capacity.
    state: () => ({ ...state(), problem: lost() ?? state().problem }),
    judgeTime: clock.judge,
    judged: (version, result) => history.note(() => [upgradeFact(version, result)]),
  })
}
