import { openAsking } from './ask.ts'
import type { Exchange, ExchangeParts } from './exchange.ts'
import { openHandingIn } from './hand-in.ts'
import { askOffers } from './offers.ts'
import { openPending } from './pending.ts'
import { openPreparing } from './prepare.ts'
import { openSettling } from './settle.ts'

/** Two ways to the same answer: by the network (`ask`), and by hand (`prepare`, `discard`, `apply`). */
export const openExchange = (parts: ExchangeParts): Exchange => {
  const pending = openPending(parts)
  return {
    ask: openAsking(parts, pending, openSettling(parts, pending)),
    ...openPreparing(parts, pending),
    apply: openHandingIn(parts, pending),
    offers: () => askOffers(parts),
  }
}
