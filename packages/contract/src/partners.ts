import { noticeLanguages } from '@tenure/core'
import { z } from 'zod'
import {
  accountOperators,
  partnerAdministrators,
  partnerOperators,
  partnerReaders,
  readers,
  vendorOperators,
} from './access.ts'
import { byId, email, flag, instant, name, nothing, page, pageQuery, uuid } from './fields.ts'
import { operation } from './operation.ts'

export const partner = z
  .object({ id: uuid, name, createdAt: instant })
  .meta({ id: 'Partner', description: 'The vendor’s direct customer' })
export type Partner = z.infer<typeof partner>

export const account = z
  .object({
    id: uuid,
    partnerId: uuid,
    name,
    customerId: uuid.meta({
      description: 'Secret: whoever knows it can activate this account’s licenses (A1)',
    }),
    approvesControllers: z.boolean().meta({ description: 'A1: each new controller must be approved' }),
    archivedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Account', description: 'A customer or project of one partner' })
export type Account = z.infer<typeof account>

export const rmaBudget = z
  .object({
    budget: z.int().meta({ description: 'How many dead controllers the partner may give up in 12 months' }),
    done: z.int().meta({ description: 'How many were, in the last 12 months; the vendor’s RMAs count too' }),
    left: z.int().meta({ description: 'Customer Success may do it with none left too' }),
    nextAt: instant.nullable().meta({
      description: 'After it one is left again; null while one is, and where the budget is none at all',
    }),
  })
  .meta({ id: 'RmaBudget', description: 'T6, as of now' })

export const partnerListed = partner
  .extend({
    counts: z
      .object({
        accounts: z.int().meta({ description: 'Without archived ones' }),
        inInventory: z.int().meta({ description: 'Licenses bought and not handed on' }),
        inAccounts: z.int().meta({ description: 'Licenses handed on and not activated' }),
        onControllers: z.int().meta({ description: 'Licenses that are activated' }),
      })
      .nullable()
      .meta({ description: 'Null where `counts` was not asked for' }),
  })
  .meta({ id: 'PartnerListed', description: 'A partner of a list' })
export type PartnerListed = z.infer<typeof partnerListed>

/** A viewer may change nothing, so it is not told what would let it activate. */
export const accountSeen = account
  .extend({
    customerId: uuid.nullable().meta({
      description:
        'Secret: whoever knows it can activate this account’s licenses (A1); null for the role viewer',
    }),
  })
  .meta({ id: 'AccountSeen', description: 'An account, as the role of the token may see it' })
export type AccountSeen = z.infer<typeof accountSeen>

export const accountListed = accountSeen
  .extend({
    partnerName: name,
    counts: z.object({
      licenses: z.int().meta({ description: 'In the account and on its controllers' }),
      controllers: z.int().meta({ description: 'Active and waiting for approval' }),
      contacts: z.int(),
    }),
    nextEndAt: instant.nullable().meta({
      description: 'The earliest end of the maintenance that runs on its controllers now',
    }),
  })
  .meta({ id: 'AccountListed', description: 'An account of a list, with what belongs to it counted' })
export type AccountListed = z.infer<typeof accountListed>

const noticeLanguage = z.enum(noticeLanguages).meta({ description: 'In which mails are written' })

export const contact = z
  .object({
    id: uuid,
    accountId: uuid,
    email,
    name: name.nullable(),
    language: noticeLanguage,
    notices: z.boolean().meta({
      description:
        'M9: whether they are told when licenses end or are renewed; of new controllers they always are (A1)',
    }),
    createdAt: instant,
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof contact>

const contactParams = z.object({ id: uuid, contactId: uuid })

export const partnerOperations = {
  listPartners: operation({
    method: 'get',
    path: '/v1/partners',
    tag: 'Partners',
    summary: 'List the partners you can see',
    access: partnerReaders,
    query: z.strictObject({
      ...pageQuery,
      sort: z.enum(['created-at', '-created-at', 'name', '-name']).default('created-at').meta({
        description: 'A minus sign turns the order round. Names are ordered whatever their case of letters.',
      }),
      q: z
        .string()
        .trim()
        .max(120)
        .optional()
        .meta({ description: 'A part of the name, in any case of letters' }),
      counts: flag.optional().meta({ description: 'Whether what each of them has is counted' }),
    }),
    reply: page(partnerListed),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  createPartner: operation({
    method: 'post',
    path: '/v1/partners',
    tag: 'Partners',
    summary: 'Add a partner',
    access: vendorOperators,
    body: z.strictObject({ name }),
    reply: partner,
    status: 201,
    idempotent: true,
    problems: ['already-exists'],
  }),
  getPartner: operation({
    method: 'get',
    path: '/v1/partners/{id}',
    tag: 'Partners',
    summary: 'Get a partner',
    access: partnerReaders,
    params: byId,
    reply: partner,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['not-found'],
  }),
  editPartner: operation({
    method: 'patch',
    path: '/v1/partners/{id}',
    tag: 'Partners',
    summary: 'Rename a partner',
    access: vendorOperators,
    params: byId,
    body: z.strictObject({ name }),
    reply: partner,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['not-found', 'already-exists'],
  }),
  getRmaBudget: operation({
    method: 'get',
    path: '/v1/partners/{id}/rma-budget',
    tag: 'Partners',
    summary: 'How many dead controllers a partner may still give up itself (T6)',
    access: partnerReaders,
    params: byId,
    reply: rmaBudget,
    status: 200,
    idempotent: false,
    problems: ['not-found'],
  }),
  listAccounts: operation({
    method: 'get',
    path: '/v1/accounts',
    tag: 'Accounts',
    summary: 'List accounts',
    access: readers,
    query: z.strictObject({
      ...pageQuery,
      partnerId: uuid.optional(),
      archived: flag.optional(),
      sort: z.enum(['-created-at', 'created-at', 'name', '-name']).default('-created-at').meta({
        description: 'A minus sign turns the order round. Names are ordered whatever their case of letters.',
      }),
      q: z.string().trim().max(120).optional().meta({
        description:
          'The beginning of the name, in any case of letters; or a whole Customer ID, for those who may see it',
      }),
    }),
    reply: page(accountListed),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  createAccount: operation({
    method: 'post',
    path: '/v1/accounts',
    tag: 'Accounts',
    summary: 'Add an account; its Customer ID is made',
    access: partnerOperators,
    body: z.strictObject({
      partnerId: uuid.optional().meta({ description: 'Needed of the vendor; a partner adds to itself' }),
      name,
      approvesControllers: z.boolean().default(false),
    }),
    reply: account,
    status: 201,
    idempotent: true,
    problems: ['not-found', 'already-exists'],
  }),
  getAccount: operation({
    method: 'get',
    path: '/v1/accounts/{id}',
    tag: 'Accounts',
    summary: 'Get an account',
    access: readers,
    params: byId,
    reply: accountSeen,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['account-not-found'],
  }),
  editAccount: operation({
    method: 'patch',
    path: '/v1/accounts/{id}',
    tag: 'Accounts',
    summary: 'Rename an account or change its approval rule',
    access: partnerOperators,
    params: byId,
    body: z.strictObject({ name: name.optional(), approvesControllers: z.boolean().optional() }),
    reply: account,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['account-not-found', 'already-exists'],
  }),
  deleteAccount: operation({
    method: 'delete',
    path: '/v1/accounts/{id}',
    tag: 'Accounts',
    summary: 'Delete an account that holds no license and has no controller (T3)',
    description:
      'Its contacts and its tokens go with it, and its Customer ID leads nowhere from then on. The ledger keeps its movements.',
    access: partnerAdministrators,
    params: byId,
    reply: nothing,
    status: 204,
    idempotent: false,
    problems: ['account-not-found', 'account-holds-licenses', 'account-has-controllers'],
  }),
  archiveAccount: operation({
    method: 'post',
    path: '/v1/accounts/{id}/archive',
    tag: 'Accounts',
    summary: 'Archive an account: what runs goes on, nothing new comes in (T3, T8)',
    description:
      'Its controllers go on running and refreshing, and its licenses can be returned and recalled. No license is transferred to it, none is activated, no new controller joins.',
    access: partnerAdministrators,
    params: byId,
    reply: account,
    status: 200,
    idempotent: true,
    problems: ['account-not-found'],
  }),
  unarchiveAccount: operation({
    method: 'post',
    path: '/v1/accounts/{id}/unarchive',
    tag: 'Accounts',
    summary: 'Use an archived account again',
    access: partnerAdministrators,
    params: byId,
    reply: account,
    status: 200,
    idempotent: true,
    problems: ['account-not-found'],
  }),
  replaceCustomerId: operation({
    method: 'post',
    path: '/v1/accounts/{id}/replace-customer-id',
    tag: 'Accounts',
    summary: 'Make a new Customer ID; the old one stops working (A1)',
    access: partnerAdministrators,
    params: byId,
    reply: account,
    status: 200,
    idempotent: true,
    problems: ['account-not-found', 'account-archived'],
  }),
  listContacts: operation({
    method: 'get',
    path: '/v1/accounts/{id}/contacts',
    tag: 'Accounts',
    summary: 'List an account’s contacts',
    access: readers,
    params: byId,
    query: z.strictObject(pageQuery),
    reply: page(contact),
    status: 200,
    idempotent: false,
    problems: ['account-not-found'],
  }),
  addContact: operation({
    method: 'post',
    path: '/v1/accounts/{id}/contacts',
    tag: 'Accounts',
    summary: 'Add a contact',
    access: partnerOperators,
    params: byId,
    body: z.strictObject({
      email,
      name: name.nullable().default(null),
      language: noticeLanguage.optional().meta({ description: 'The account’s, where it is not given' }),
      notices: z.boolean().default(true),
    }),
    reply: contact,
    status: 201,
    idempotent: true,
    problems: ['account-not-found', 'already-exists'],
  }),
  getContact: operation({
    method: 'get',
    path: '/v1/accounts/{id}/contacts/{contactId}',
    tag: 'Accounts',
    summary: 'Get a contact',
    access: readers,
    params: contactParams,
    reply: contact,
    status: 200,
    idempotent: false,
    etag: 'sent',
    problems: ['account-not-found', 'not-found'],
  }),
  editContact: operation({
    method: 'patch',
    path: '/v1/accounts/{id}/contacts/{contactId}',
    tag: 'Accounts',
    summary: 'Change a contact’s name, language, or whether notices go to them',
    access: accountOperators,
    params: contactParams,
    body: z.strictObject({
      name: name.nullable().optional(),
      language: noticeLanguage.optional(),
      notices: z.boolean().optional(),
    }),
    reply: contact,
    status: 200,
    idempotent: false,
    etag: 'required',
    problems: ['account-not-found', 'not-found'],
  }),
  removeContact: operation({
    method: 'delete',
    path: '/v1/accounts/{id}/contacts/{contactId}',
    tag: 'Accounts',
    summary: 'Remove a contact',
    access: partnerOperators,
    params: contactParams,
    reply: nothing,
    status: 204,
    idempotent: false,
    problems: ['account-not-found', 'not-found'],
  }),
}
