import type { RawHandlers } from '../http/handler.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import { answerExchange } from './answer-exchange.ts'
import type { ExchangeParts } from './parts.ts'
import { listOffers } from './list-offers.ts'

export type ExchangeRouteParts = Omit<ExchangeParts, 'signer'> & Pick<KeyRing, 'signerAt'>

/** Both are asked with a controller's signed request and need no token: the signature says who asks. */
export const exchangeRoutes = ({
  signerAt,
  ...parts
}: ExchangeRouteParts): Pick<RawHandlers, 'exchange' | 'listOffers'> => {
  // One signer for all of a request, also where the keys rotate meanwhile.
  const partsAt = async (at: number): Promise<ExchangeParts> => ({ ...parts, signer: await signerAt(at) })
  return {
    exchange: {
      raw: async (body, occasion) => answerExchange(await partsAt(occasion.at), body.trim(), occasion),
    },
    listOffers: {
      raw: async (body, occasion) => listOffers(await partsAt(occasion.at), body.trim(), occasion),
    },
  }
}
