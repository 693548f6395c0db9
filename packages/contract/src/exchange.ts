import { z } from 'zod'
import { installCode, instant, kind, name, quantity, uuid } from './fields.ts'
import { holderAt, licenseStatus } from './licenses.ts'
import { operation } from './operation.ts'

export const jws = z
  .string()
  .max(20_000)
  .meta({ description: 'Compact JWS', examples: ['eyJ0eXAiOiJ0ZW51cmUtcmVxdWVzdCtqd3MiLC…'] })

const licenseRefusal = z.object({
  licenseId: uuid,
  code: z.string(),
  sentence: z.string(),
  remedy: z.string(),
  facts: z.record(z.string(), z.unknown()),
})

export const exchangeReply = z
  .object({
    licenseFile: jws.meta({ description: 'All the controller holds from now on' }),
    keyList: jws.nullable().meta({ description: 'Sent when the request shows an older one (O7)' }),
    refusals: z
      .array(licenseRefusal)
      .meta({ description: 'What was asked for and not done, license by license' }),
  })
  .meta({ id: 'ExchangeAnswer' })
export type ExchangeReply = z.infer<typeof exchangeReply>

/** A site bundle carries at most so many requests: a walk through one site, with a USB stick. */
export const MAX_REQUESTS_PER_BUNDLE = 500
/** 8,000 for each request, of which it has about 1,000 where it names a few licenses. */
const MAX_BUNDLE_BYTES = 8_000 * MAX_REQUESTS_PER_BUNDLE

export const bundleAnswer = z
  .object({
    installCode: installCode.nullable().meta({ description: 'Null where the request cannot be believed' }),
    hash: z.string().nullable().meta({ description: 'Of the request, as the license file names it' }),
    answer: exchangeReply.nullable(),
    problem: z
      .object({ code: z.string(), sentence: z.string(), remedy: z.string() })
      .nullable()
      .meta({ description: 'Why there is no answer' }),
  })
  .meta({ id: 'BundleAnswer', description: 'What became of one request: its answer, or the problem' })
export type BundleAnswer = z.infer<typeof bundleAnswer>

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

const licenseSummary = z
  .object({
    licenseId: uuid,
    kind,
    quantity,
    description: z.string(),
    status: licenseStatus,
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
  })
  .meta({ id: 'LicenseSummary', description: 'What a license file states of a license, in words' })
export type LicenseSummary = z.infer<typeof licenseSummary>

const maintenanceOf = z.object({
  covered: z.boolean().meta({ description: 'M1' }),
  required: z.int(),
  maintained: z.int(),
  endsAt: instant.nullable(),
})

export const exchangePreview = z
  .object({
    installCode,
    account: name.meta({ description: 'Where the controller belongs from then on' }),
    joins: z.boolean().meta({ description: 'The account meets this controller for the first time' }),
    waitsForApproval: z.boolean().meta({ description: 'A1' }),
    generation: z
      .object({ now: z.int(), next: z.int() })
      .meta({ description: 'Of the license file that the request names, and of the one in the answer' }),
    activates: z.array(licenseSummary),
    returns: z.array(licenseSummary),
    keeps: z.array(licenseSummary),
    refusals: z
      .array(licenseRefusal)
      .meta({ description: 'What is asked for and would not be done, license by license' }),
    capacity: z.object({ before: z.int(), after: z.int() }),
    maintenance: z.object({ before: maintenanceOf, after: maintenanceOf }),
    seatsUsed: z
      .int()
      .meta({ description: 'As the request says; those above the capacity lose theirs (C5)' }),
    devices: z.int(),
    answeredBefore: z.boolean().meta({
      description:
        'The request was answered already and would get the same answer again (O3); `keeps` is what it states',
    }),
  })
  .meta({ id: 'ExchangePreview', description: 'What an exchange would do' })
export type ExchangePreview = z.infer<typeof exchangePreview>

export const carriedLicense = z
  .object({
    licenseId: uuid,
    kind,
    quantity,
    description: z.string(),
    status: licenseStatus,
    endsAt: instant.nullable(),
    at: holderAt,
    installCode: installCode.nullable().meta({ description: 'Of the controller that holds it' }),
  })
  .meta({ id: 'CarriedLicense', description: 'All that a License ID alone tells of a license (A2)' })
export type CarriedLicense = z.infer<typeof carriedLicense>

/** A2: who has a License ID alone is held to that license. */
const ofOneLicense = z.strictObject({
  licenseId: uuid.optional().meta({
    description: 'Where it is given, a request that wants or gives any other license is refused (A2)',
  }),
})

export const exchangeOperations = {
  exchange: operation({
    method: 'post',
    path: '/v1/exchange',
    tag: 'Exchange',
    summary: 'Answer a controller’s signed request with its license file',
    description:
      'The body is the request itself. The same request always gets the same answer, byte for byte (O3), so no Idempotency-Key is needed.',
    access: 'public',
    query: ofOneLicense,
    body: jws,
    bodyType: 'application/jose',
    reply: exchangeReply,
    status: 200,
    idempotent: false,
    problems: [
      'request-names-others',
      'signature-invalid',
      'document-unreadable',
      'key-changed',
      'customer-id-unknown',
      'customer-id-missing',
      'account-archived',
    ],
  }),
  exchangeBundle: operation({
    method: 'post',
    path: '/v1/exchange/bundle',
    tag: 'Exchange',
    summary: 'Answer the requests of many controllers at once',
    description:
      'Each request is answered as `exchange` answers it, on its own: what one is refused takes nothing from the others. The answers are in the order of the requests; the same requests get the same answers, byte for byte (O3). Each request counts against the limit of exchanges, but a bundle that was begun is answered whole.',
    access: 'public',
    body: z.strictObject({ requests: z.array(jws).min(1).max(MAX_REQUESTS_PER_BUNDLE) }),
    maxBodyBytes: MAX_BUNDLE_BYTES,
    reply: z.object({ answers: z.array(bundleAnswer) }).meta({ id: 'BundleAnswers' }),
    status: 200,
    idempotent: false,
    problems: [],
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
  previewExchange: operation({
    method: 'post',
    path: '/v1/exchange/preview',
    tag: 'Exchange',
    summary: 'What an exchange would do, without doing it',
    description:
      'Decides about the very request that `exchange` takes, exactly as `exchange` decides, and changes nothing. Between the two somebody else may move a license.',
    access: 'public',
    query: ofOneLicense,
    body: jws,
    bodyType: 'application/jose',
    reply: exchangePreview,
    status: 200,
    idempotent: false,
    problems: [
      'request-names-others',
      'signature-invalid',
      'document-unreadable',
      'key-changed',
      'customer-id-unknown',
      'customer-id-missing',
      'account-archived',
    ],
  }),
  lookUpLicense: operation({
    method: 'post',
    path: '/v1/exchange/license',
    tag: 'Exchange',
    summary: 'What a person may know who has a License ID alone (A2)',
    description:
      'Enough to carry an offline exchange of this license: what it is and where it is, and nothing of the account or of other licenses. It has a quota of its own for each address.',
    access: 'public',
    body: z.strictObject({ licenseId: uuid }),
    reply: carriedLicense,
    status: 200,
    idempotent: false,
    problems: ['license-not-found'],
  }),
}
