import type { RawHandlers } from '../http/handler.ts'
import type { KeyRing } from '../signing/key-ring.ts'
import { answerBundle, type BundleParts } from './answer-bundle.ts'
import { answerExchange } from './answer-exchange.ts'
import { listOffers } from './list-offers.ts'
import { previewExchange } from './preview-exchange.ts'

export type ExchangeRouteParts = Omit<BundleParts, 'signer'> & Pick<KeyRing, 'signerAt'>

/** All are asked with controllers' signed requests and need no token: the signature says who asks. */
export const exchangeRoutes = ({
  signerAt,
  ...parts
}: ExchangeRouteParts): Pick<
  RawHandlers,
  'exchange' | 'exchangeBundle' | 'listOffers' | 'previewExchange'
> => {
  // One signer for all of a request, also where the keys rotate meanwhile.
  const partsAt = async (at: number): Promise<BundleParts> => ({ ...parts, signer: await signerAt(at) })
  return {
    exchange: {
      raw: async (body, occasion, { query }) =>
        answerExchange(await partsAt(occasion.at), body.trim(), occasion, query.licenseId),
    },
    exchangeBundle: {
      raw: async (_, occasion, { body }) => ({
        ok: true,
        text: await answerBundle(await partsAt(occasion.at), body.requests, occasion),
      }),
      countsFor: ({ body }) => body.requests.length,
    },
    previewExchange: {
      raw: (body, { at }, { query }) => previewExchange(parts.db, body.trim(), at, query.licenseId),
    },
    listOffers: {
      raw: async (body, occasion) => listOffers(await partsAt(occasion.at), body.trim(), occasion),
    },
  }
}
