import type { LicenseState } from '../exchange/license-state.ts'
import { factsOfShowing } from '../history/facts-of.ts'
import type { History } from '../history/open-history.ts'
import type { Settings } from '../settings.ts'
import type { Identity } from '../identity/open-identity.ts'
import { openOffline, type Offline } from '../offline/open-offline.ts'
import { done } from '../result.ts'
import type { Agent } from './agent.ts'
import type { ExchangeTurns } from './exchange-turns.ts'
import type { Licenses } from './open-licenses.ts'

export type CarryingParts = {
  readonly settings: Pick<Settings, 'serviceUrl'>
  readonly identity: Pick<Identity, 'whose'>
  readonly state: () => LicenseState
  readonly history: Pick<History, 'note'>
  readonly turns: Pick<ExchangeTurns, 'take'>
  readonly licenses: Pick<Licenses, 'licenses'>
}

/** O1: the exchange that a person carries, written down like the other. */
export const openCarrying = (parts: CarryingParts): Pick<Agent, keyof Offline> => {
  const { settings, identity, state, history, turns, licenses } = parts
  const { installCode } = identity.whose
  const { serviceUrl } = settings
  const offline = openOffline({ installCode, serviceUrl, state, take: turns.take })
  return {
    ...offline,
    prepareRequest: async (want, give) => {
      const waiting = state().pending?.hash ?? null
      const prepared = await offline.prepareRequest(want, give)
      if (prepared.ok) history.note(() => factsOfShowing(waiting, prepared.value))
      return prepared
    },
    applyDocuments: async (text) => {
      const applied = await offline.applyDocuments(text)
      return applied.ok ? done({ licenses: licenses.licenses(), ...applied.value }) : applied
    },
  }
}
