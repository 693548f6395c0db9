import type { RootKey } from '@tenure/sdk'
import type { AgentProblem, Result } from '../result.ts'
import type { StateFiles } from '../state/state-files.ts'
import { loadLicenseState, type LicenseState, type Whose } from './license-state.ts'

/** What the controller holds at this moment. Everybody may look; only the exchange changes it, and the files first. */
export type Held = {
  readonly state: () => LicenseState
  readonly enter: (next: LicenseState) => void
}

/** Reads what is held from the files, and finishes what a crash has interrupted. */
export const openHeld = async (files: StateFiles, root: Result<RootKey>, whose: Whose): Promise<Held> => {
  let state = root.ok
    ? forgetAnswered(await loadLicenseState(files, root.value, whose), files)
    : nothingHeld(root.refusal)
  return {
    state: () => state,
    enter: (next) => {
      state = next
    },
  }
}

/** A crash after the license file was stored leaves a request that is answered already. */
const forgetAnswered = (state: LicenseState, files: Pick<StateFiles, 'pendingRequest'>): LicenseState => {
  if (state.pending === null || state.stored?.file.answers !== state.pending.hash) return state
  files.pendingRequest.remove()
  return { ...state, pending: null }
}

/** Without the root key nothing can be verified, so nothing counts (O2); the devices are there all the same. */
const nothingHeld = (problem: AgentProblem): LicenseState => ({
  keyList: null,
  stored: null,
  pending: null,
  licenses: [],
  problem,
})
