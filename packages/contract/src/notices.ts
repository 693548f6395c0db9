import { noticeAudiences, noticeKinds, noticeLanguages } from '@tenure/core'
import { z } from 'zod'
import { accountOperators, partnerAdministrators, partnerReaders, readers } from './access.ts'
import {
  byId,
  email,
  installCode,
  instant,
  kind as licenseKind,
  name,
  page,
  pageQuery,
  quantity,
  sku,
  term,
  trialOf,
  uuid,
} from './fields.ts'
import { operation } from './operation.ts'

const language = z.enum(noticeLanguages).meta({ description: 'In which mails are written' })
const kind = z.enum(noticeKinds)
/** Whatever is mailed besides codes and invitations. */
const mailedKind = z.enum([...noticeKinds, 'controller-joined'])
const wanted = z.boolean().meta({ description: 'False also where the link of a mail was used to stop them' })

export const partnerNotices = z
  .object({
    partnerId: uuid,
    addresses: z.array(z.object({ email, language, kinds: z.array(kind), notices: wanted })),
  })
  .meta({ id: 'PartnerNotices', description: 'Which of a partner’s own people are told what (M9)' })
export type PartnerNotices = z.infer<typeof partnerNotices>

export const accountNotices = z
  .object({
    accountId: uuid,
    audience: z.enum(noticeAudiences).meta({
      description: 'Who is told of its licenses, besides the Owner of the controller that holds one',
    }),
    language: language.meta({
      description: 'Of mails to addresses that an Owner named, and of contacts that are added without one',
    }),
  })
  .meta({ id: 'AccountNotices', description: 'Who is told of an account’s licenses (M9)' })
export type AccountNotices = z.infer<typeof accountNotices>

export const notice = z
  .object({
    kind: mailedKind,
    state: z.enum(['upcoming', 'waiting', 'sent', 'refused']).meta({
      description:
        '`waiting`: the mail server has not taken it yet; `refused`: it will not take it for this address',
    }),
    at: instant.meta({ description: 'When it is due, where it is upcoming; else when it was recorded' }),
    sentAt: instant.nullable(),
    partnerId: uuid,
    accountId: uuid.nullable().meta({ description: 'Where the license is, or was; null: the inventory' }),
    accountName: name.nullable(),
    licenseId: uuid.nullable().meta({ description: 'Null for `controller-joined`' }),
    license: z
      .object({ sku, kind: licenseKind, trialOf: trialOf.nullable(), quantity, term })
      .nullable()
      .meta({ description: 'What the license is' }),
    controllerId: uuid.nullable(),
    installCode: installCode.nullable(),
    daysBefore: z.int().nullable().meta({ description: 'The step: so many days before the end' }),
    endsAt: instant.nullable(),
    recipients: z
      .array(z.object({ email: z.string(), language, as: z.enum(['contact', 'owner', 'partner']) }))
      .meta({ description: 'One of what was sent; all of what is upcoming, and none where nobody is told' }),
  })
  .meta({
    id: 'Notice',
    description: 'Something that is told by mail: of one license, or one new controller',
  })
export type NoticeReply = z.infer<typeof notice>

export const noticeOperations = {
  listNotices: operation({
    method: 'get',
    path: '/v1/notices',
    tag: 'Notices',
    summary: 'List what was told by mail, or will be: to whom and when',
    description:
      'Sent, or waiting to be: newest first. Upcoming: the next notice of each license that ends within 180 days, by its end. An account does not see to whom of the partner’s people notices go.',
    access: readers,
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['sent', 'upcoming']).default('sent'),
      partnerId: uuid.optional(),
      accountId: uuid.optional(),
      licenseId: uuid.optional(),
    }),
    reply: page(notice),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  previewNotice: operation({
    method: 'get',
    path: '/v1/notices/preview',
    tag: 'Notices',
    summary: 'How a mail looks',
    description: 'Of the license named, as it would be told now; of made-up things where none is.',
    access: readers,
    query: z.strictObject({ kind: mailedKind, language, licenseId: uuid.optional() }),
    reply: z
      .object({ subject: z.string(), text: z.string(), html: z.string() })
      .meta({ id: 'NoticePreview' }),
    status: 200,
    idempotent: false,
    problems: ['license-not-found'],
  }),
  getPartnerNotices: operation({
    method: 'get',
    path: '/v1/partners/{id}/notices',
    tag: 'Notices',
    summary: 'Which of a partner’s people are told what',
    access: partnerReaders,
    params: byId,
    reply: partnerNotices,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['not-found'],
  }),
  editPartnerNotices: operation({
    method: 'patch',
    path: '/v1/partners/{id}/notices',
    tag: 'Notices',
    summary: 'Set which of a partner’s people are told what',
    description: 'The list replaces the one before. The ETag is the partner’s.',
    access: partnerAdministrators,
    params: byId,
    body: z.strictObject({
      addresses: z
        .array(
          z.strictObject({
            email,
            language: language.default('en'),
            kinds: z
              .array(kind)
              .min(1)
              .max(noticeKinds.length)
              .default([...noticeKinds]),
            notices: z.boolean().default(true),
          }),
        )
        .max(20)
        .refine(
          (addresses) => new Set(addresses.map((each) => each.email)).size === addresses.length,
          'Name each address once',
        ),
    }),
    reply: partnerNotices,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['not-found'],
  }),
  getAccountNotices: operation({
    method: 'get',
    path: '/v1/accounts/{id}/notices',
    tag: 'Notices',
    summary: 'Who is told of an account’s licenses',
    access: readers,
    params: byId,
    reply: accountNotices,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['account-not-found'],
  }),
  editAccountNotices: operation({
    method: 'patch',
    path: '/v1/accounts/{id}/notices',
    tag: 'Notices',
    summary: 'Set who is told of an account’s licenses',
    description: 'The ETag is the account’s.',
    access: accountOperators,
    params: byId,
    body: z.strictObject({
      audience: z.enum(noticeAudiences).optional(),
      language: language.optional(),
    }),
    reply: accountNotices,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['account-not-found'],
  }),
  unsubscribe: operation({
    method: 'post',
    path: '/v1/notices/unsubscribe',
    tag: 'Notices',
    summary: 'Stop notices to an address, or take that back, with the secret of a mail’s link',
    description:
      'Stops them about the account that the mail was about, or all that go to it as the partner’s. The page `/unsubscribe/{secret}`, to which mails lead, does the same.',
    access: 'public',
    body: z.strictObject({ secret: z.string().min(1).max(60), notices: z.boolean().default(false) }),
    reply: z
      .object({
        email: z.string(),
        about: z.string().meta({ description: 'The account, or the partner' }),
        notices: z.boolean(),
      })
      .meta({ id: 'Subscription' }),
    status: 200,
    idempotent: false,
    problems: ['not-found'],
  }),
}
