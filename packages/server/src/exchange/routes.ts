import type { RawHandlers } from '../http/handler.ts'
import { answerExchange } from './answer-exchange.ts'
import type { ExchangeParts } from './parts.ts'
import { listOffers } from './list-offers.ts'

/** Both are asked with a controller's signed request and need no token: the signature says who asks. */
export const exchangeRoutes = (parts: ExchangeParts): Pick<RawHandlers, 'exchange' | 'listOffers'> => ({
  exchange: { raw: (body, occasion) => answerExchange(parts, body.trim(), occasion) },
  listOffers: { raw: (body, occasion) => listOffers(parts, body.trim(), occasion) },
})
