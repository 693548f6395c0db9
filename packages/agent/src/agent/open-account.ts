import type { History } from '../history/open-history.ts'
import { readNotices, writeNotices } from '../notices/open-notices.ts'
import type { StateFiles } from '../state/state-files.ts'
import type { Agent } from './agent.ts'
import type { ExchangeTurns } from './exchange-turns.ts'
import type { Happenings } from './happenings.ts'

export type AccountParts = {
  readonly files: Pick<StateFiles, 'account' | 'notices'>
  readonly history: Pick<History, 'note'>
  readonly happenings: Pick<Happenings, 'tell'>
  readonly turns: Pick<ExchangeTurns, 'talk'>
}

/** The customer account: which it is, what it offers, and whom its notices reach. */
export type Account = Pick<Agent, 'account' | 'setAccount' | 'offers' | 'notices' | 'setNotices'>

export const openAccount = ({ files, history, happenings, turns }: AccountParts): Account => ({
  account: () => files.account.read(),
  setAccount: (customerId) => {
    files.account.write({ customerId, name: null })
    history.note(() => [{ kind: 'account-set' }])
    happenings.tell({ kind: 'licenses' })
  },
  offers: () =>
    turns.talk(async (exchange) => {
      const asked = files.account.read()
      const offered = await exchange.offers()
      // Another Customer ID may have been set meanwhile, and the name is not that account's.
      const isSet = asked !== null && files.account.read()?.customerId === asked.customerId
      if (offered.ok && isSet) files.account.write({ ...asked, name: offered.value.account })
      if (offered.ok) happenings.tell({ kind: 'offers', offers: offered.value.offers })
      return offered
    }),
  notices: () => readNotices(files),
  setNotices: (emails) => writeNotices(files, emails),
})
