import type { ControllerFacts } from '@tenure/core'
import type { ControllerClock } from '../clock/controller-clock.ts'
import type { Registry } from '../devices/registry.ts'
import { lookAtSite } from '../doctor/look-at-site.ts'
import { reachBroker } from '../doctor/reach-broker.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import type { Identity } from '../identity/open-identity.ts'
import type { AgentProblem } from '../result.ts'
import type { Settings } from '../settings.ts'
import type { StateFiles } from '../state/state-files.ts'
import type { Agent } from './agent.ts'
import { examine, reachService } from './examine.ts'
import type { ExchangeTurns } from './exchange-turns.ts'
import { statusOf, type Status } from './status.ts'

export type StatusParts = {
  readonly settings: Settings
  readonly identity: Identity
  /** C9: why nothing counts, where the identity was lost. */
  readonly lost: () => AgentProblem | null
  readonly files: Pick<StateFiles, 'account' | 'outcome'>
  readonly state: () => LicenseState
  readonly clock: Pick<ControllerClock, 'judge' | 'own'>
  readonly controller: () => ControllerFacts
  readonly devices: Pick<Registry, 'counts'>
  readonly turns: Pick<ExchangeTurns, 'contact'>
}

/** How things stand, for programs and for the person on the site. */
export const openStatus = (parts: StatusParts): Pick<Agent, 'status' | 'examine'> => {
  const { settings, identity, lost, files, state, clock, controller, devices, turns } = parts
  const status = (): Status =>
    statusOf({
      ...identity.whose,
      keyKeptIn: identity.key.keptIn,
      lost: lost(),
      model: settings.model,
      account: files.account.read(),
      state: state(),
      outcome: files.outcome.read(),
      controller: controller(),
      time: { ...clock.judge(), own: clock.own() },
      devices: devices.counts(),
      contact: turns.contact(),
    })
  return {
    status,
    examine: async () =>
      examine(status(), {
        root: identity.root,
        reach: await reachService(settings.serviceUrl),
        broker: await reachBroker(settings.bus),
        key: identity.key,
        keyList: state().keyList,
        site: lookAtSite(settings),
        at: clock.judge().at,
      }),
  }
}
