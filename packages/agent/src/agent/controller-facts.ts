import type { ControllerFacts } from '@tenure/core'
import type { ControllerClock } from '../clock/controller-clock.ts'
import type { Registry } from '../devices/registry.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import type { Self } from '../exchange/make-request.ts'
import type { Settings } from '../settings.ts'
import type { StateFiles } from '../state/state-files.ts'

export type FactsParts = {
  readonly settings: Pick<Settings, 'model' | 'softwareVersion'>
  readonly files: Pick<StateFiles, 'account'>
  readonly clock: Pick<ControllerClock, 'judge'>
  readonly state: () => LicenseState
}

/** What this controller is at the moment of a decision, as core asks for it. */
export const factsOfController = ({ settings, files, clock, state }: FactsParts): (() => ControllerFacts) => {
  const isPi = /\bPi\b/.test(settings.model)
  return () => ({
    held: state().licenses,
    at: clock.judge().at,
    isPi,
    softwareVersion: settings.softwareVersion,
    // Read for a refusal only: drivers ask often, and a file read takes longer than the decision.
    get account() {
      return files.account.read()?.name ?? null
    },
  })
}

/** What it says of itself to the service. */
export const selfOf = (
  { model, softwareVersion }: Pick<Settings, 'model' | 'softwareVersion'>,
  registry: Pick<Registry, 'counts'>,
): Self => {
  const { seated, field, internal } = registry.counts()
  return { model, softwareVersion, seatsUsed: seated, devices: field + internal }
}
