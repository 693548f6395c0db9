import { z } from 'zod'
import { instant, kind, quantity, uuid } from './fields.ts'
import { operation } from './operation.ts'

const jws = z
  .string()
  .max(20_000)
  .meta({ description: 'Compact JWS', examples: ['eyJ0eXAiOiJ0ZW51cmUtcmVxdWVzdCtqd3MiLC…'] })

export const exchangeReply = z
  .object({
    licenseFile: jws.meta({ description: 'All the controller holds from now on' }),
    keyList: jws.nullable().meta({ description: 'Sent when the request shows an older one (O7)' }),
    refusals: z
      .array(
        z.object({
          licenseId: uuid,
          code: z.string(),
          sentence: z.string(),
          remedy: z.string(),
          facts: z.record(z.string(), z.unknown()),
        }),
      )
      .meta({ description: 'What was asked for and not done, license by license' }),
  })
  .meta({ id: 'ExchangeAnswer' })
export type ExchangeReply = z.infer<typeof exchangeReply>

export const offer = z
  .object({
    licenseId: uuid,
    kind,
    quantity,
    description: z.string(),
    status: z.string(),
    transferDate: instant,
  })
  .meta({ id: 'Offer', description: 'A license that the account holds and a controller could activate' })
export type Offer = z.infer<typeof offer>

export const exchangeOperations = {
  exchange: operation({
    method: 'post',
    path: '/v1/exchange',
    tag: 'Exchange',
    summary: 'Answer a controller’s signed request with its license file',
    description:
      'The body is the request itself. The same request always gets the same answer, byte for byte (O3), so no Idempotency-Key is needed.',
    access: 'public',
    body: jws,
    bodyType: 'application/jose',
    reply: exchangeReply,
    status: 200,
    idempotent: false,
    problems: [
      'signature-invalid',
      'document-unreadable',
      'key-changed',
      'customer-id-unknown',
      'customer-id-missing',
      'account-archived',
    ],
  }),
  listOffers: operation({
    method: 'post',
    path: '/v1/exchange/offers',
    tag: 'Exchange',
    summary: 'What the account offers to this controller',
    description:
      'Asked with the same signed request as an exchange, with nothing to want and nothing to give; changes nothing.',
    access: 'public',
    body: jws,
    bodyType: 'application/jose',
    reply: z
      .object({ account: z.string(), offers: z.array(offer), keyList: jws.nullable() })
      .meta({ id: 'Offers' }),
    status: 200,
    idempotent: false,
    problems: [
      'signature-invalid',
      'document-unreadable',
      'key-changed',
      'customer-id-unknown',
      'customer-id-missing',
      'account-archived',
      'approval-required',
      'controller-replaced',
    ],
  }),
}
