import { z } from 'zod'
import { partnerOperators, readers, vendorOperators } from './access.ts'
import {
  byId,
  flag,
  installCode,
  instant,
  kind,
  name,
  note,
  page,
  pageQuery,
  quantity,
  sku,
  term,
  trialOf,
  uuid,
  version,
} from './fields.ts'
import { operation } from './operation.ts'

export const holderAt = z.enum(['vendor', 'inventory', 'account', 'controller', 'retired'])

export const holder = z
  .object({ at: holderAt, accountId: uuid.nullable(), controllerId: uuid.nullable() })
  .meta({ id: 'Holder', description: 'Where the license is now; exactly one place at every moment (T5)' })

const states = z.enum(['not-started', 'active', 'expiring', 'expired'])

export const licenseStatus = z.object({
  state: states,
  text: z
    .string()
    .meta({ description: 'M8', examples: ['Active', 'Expiring 2027-03-05', 'Expired 2026-01-31'] }),
})

export const license = z
  .object({
    id: uuid.meta({ description: 'License ID' }),
    partnerId: uuid,
    sku,
    kind,
    trialOf: trialOf.nullable(),
    description: z.string().meta({ examples: ['1000-device capacity', '3-year maintenance'] }),
    quantity,
    term,
    termStart: z.enum(['at-activation', 'after-current']),
    status: licenseStatus,
    startsAt: instant.nullable(),
    endsAt: instant.nullable().meta({ description: 'Exclusive (M3)' }),
    upgradesTo: version.nullable(),
    holder,
    splitFrom: uuid.nullable().meta({ description: 'The license this one is a part of (T4)' }),
    orderReference: z.string().nullable(),
    everActivated: z.boolean(),
    issuedAt: instant,
  })
  .meta({ id: 'License', description: 'One purchased right' })
export type LicenseReply = z.infer<typeof license>

export const licenseSeen = license
  .extend({
    partnerName: name,
    accountName: name
      .nullable()
      .meta({ description: 'Of the account that has it, or whose controller has it' }),
    installCode: installCode.nullable().meta({ description: 'Of the controller that holds it' }),
  })
  .meta({ id: 'LicenseSeen', description: 'A license, and the names of who holds it' })
export type LicenseSeen = z.infer<typeof licenseSeen>

export const movement = z
  .object({
    id: uuid,
    licenseId: uuid,
    from: holder,
    to: holder,
    reason: z.enum(['issue', 'split', 'transfer', 'recall', 'activate', 'return', 'rma']),
    note: z.string().nullable(),
    actor: z
      .string()
      .meta({ description: 'Who did it: a token’s name and id, or a controller’s install code' }),
    requestId: z.string(),
    at: instant,
  })
  .meta({ id: 'Movement', description: 'One entry of the append-only ledger' })
export type MovementReply = z.infer<typeof movement>

const holderSeen = holder
  .extend({
    accountName: name.nullable().meta({ description: 'Null also where the account was deleted' }),
    installCode: installCode.nullable(),
  })
  .meta({ id: 'HolderSeen', description: 'A holder and its name' })

export const movementSeen = movement
  .extend({ from: holderSeen, to: holderSeen })
  .meta({ id: 'MovementSeen', description: 'One entry of the ledger, and the names of the holders' })
export type MovementSeen = z.infer<typeof movementSeen>

const manyIds = z.array(uuid).min(1).max(1000)
const licenseList = z.object({ items: z.array(license) })

export const licenseOperations = {
  listLicenses: operation({
    method: 'get',
    path: '/v1/licenses',
    tag: 'Licenses',
    summary: 'List and search licenses',
    access: readers,
    query: z.strictObject({
      ...pageQuery,
      partnerId: uuid.optional(),
      accountId: uuid.optional(),
      controllerId: uuid.optional(),
      at: holderAt.optional(),
      kind: kind.optional(),
      sku: sku.optional(),
      state: states.optional().meta({ description: 'As of now (M8)' }),
      endsAfter: instant.optional().meta({ description: 'It ends then or later' }),
      endsBefore: instant.optional(),
      orderReference: note.optional().meta({ description: 'The whole order reference, as it was given' }),
      splitFrom: uuid.optional().meta({ description: 'The parts of this license (T4)' }),
      sort: z.enum(['-issued-at', 'issued-at', 'ends-at', '-ends-at']).default('-issued-at').meta({
        description:
          'A minus sign turns the order round. A license without an end counts as one that ends after all others.',
      }),
      q: z.string().trim().min(2).max(120).optional().meta({
        description: 'License ID, order reference, account name or install code; the beginning is enough',
      }),
    }),
    reply: page(licenseSeen),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  getLicense: operation({
    method: 'get',
    path: '/v1/licenses/{id}',
    tag: 'Licenses',
    summary: 'Get a license',
    access: readers,
    params: byId,
    reply: licenseSeen,
    status: 200,
    idempotent: false,
    problems: ['license-not-found'],
  }),
  listMovements: operation({
    method: 'get',
    path: '/v1/licenses/{id}/movements',
    tag: 'Licenses',
    summary: 'Where a license has been',
    access: readers,
    params: byId,
    query: z.strictObject(pageQuery),
    reply: page(movementSeen),
    status: 200,
    idempotent: false,
    problems: ['license-not-found'],
  }),
  listLedger: operation({
    method: 'get',
    path: '/v1/movements',
    tag: 'Licenses',
    summary: 'The ledger, newest first',
    description: 'An account sees the movements from it and to it, as far as it had the license.',
    access: readers,
    query: z.strictObject({ ...pageQuery, partnerId: uuid.optional() }),
    reply: page(movementSeen),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  issueLicense: operation({
    method: 'post',
    path: '/v1/licenses',
    tag: 'Licenses',
    summary: 'Issue a purchased license to a partner',
    access: vendorOperators,
    body: z.strictObject({ partnerId: uuid, sku, orderReference: note.nullable().default(null) }),
    reply: license,
    status: 201,
    idempotent: true,
    problems: ['not-found'],
  }),
  issueOrder: operation({
    method: 'post',
    path: '/v1/orders',
    tag: 'Licenses',
    summary: 'Issue a whole order from CSV, all or nothing',
    description:
      'Columns `partner` (name or id), `sku`, `count` (how many licenses), `reference` (optional). Up to 10,000 licenses. With `dryRun=true` it is only checked.',
    access: vendorOperators,
    query: z.strictObject({ dryRun: flag.prefault('false') }),
    body: z
      .string()
      .min(1)
      .max(1_000_000)
      .meta({ examples: ['partner,sku,count,reference\nNorthwind Controls,CAP-50,2,PO-2026-0417\n'] }),
    bodyType: 'text/csv',
    reply: z
      .object({
        dryRun: z.boolean(),
        licenses: z.int(),
        lines: z.int(),
        licenseIds: z.array(uuid),
      })
      .meta({ id: 'Order' }),
    status: 200,
    idempotent: true,
    problems: ['order-invalid'],
  }),
  transferLicenses: operation({
    method: 'post',
    path: '/v1/licenses/transfer',
    tag: 'Licenses',
    summary: 'Transfer many licenses to an account, all or nothing (T1)',
    access: partnerOperators,
    body: z.strictObject({ licenseIds: manyIds, accountId: uuid }),
    reply: licenseList,
    status: 200,
    idempotent: true,
    problems: ['license-not-found', 'license-not-in-inventory', 'account-not-found', 'account-archived'],
  }),
  transferLicense: operation({
    method: 'post',
    path: '/v1/licenses/{id}/transfer',
    tag: 'Licenses',
    summary: 'Transfer a license to an account (T1)',
    access: partnerOperators,
    params: byId,
    body: z.strictObject({ accountId: uuid }),
    reply: license,
    status: 200,
    idempotent: true,
    problems: ['license-not-found', 'license-not-in-inventory', 'account-not-found', 'account-archived'],
  }),
  recallLicenses: operation({
    method: 'post',
    path: '/v1/licenses/recall',
    tag: 'Licenses',
    summary: 'Take many licenses back from accounts, all or nothing (T3)',
    access: partnerOperators,
    body: z.strictObject({ licenseIds: manyIds }),
    reply: licenseList,
    status: 200,
    idempotent: true,
    problems: ['license-not-found', 'license-on-controller', 'license-not-in-account'],
  }),
  recallLicense: operation({
    method: 'post',
    path: '/v1/licenses/{id}/recall',
    tag: 'Licenses',
    summary: 'Take a license back from its account (T3)',
    access: partnerOperators,
    params: byId,
    reply: license,
    status: 200,
    idempotent: true,
    problems: ['license-not-found', 'license-on-controller', 'license-not-in-account'],
  }),
  activateLicense: operation({
    method: 'post',
    path: '/v1/licenses/{id}/activate',
    tag: 'Licenses',
    summary: 'Activate a Remote CMS license on a controller of its account (T7)',
    description:
      'The controller holds it from then on, and its term runs. Its license file states it with its next exchange.',
    access: partnerOperators,
    params: byId,
    body: z.strictObject({ controllerId: uuid }),
    reply: license,
    status: 200,
    idempotent: true,
    problems: [
      'license-not-found',
      'controller-not-found',
      'controller-replaced',
      'account-archived',
      'approval-required',
      'activation-kind',
      'license-not-in-account',
      'license-on-another-controller',
      'license-file-full',
    ],
  }),
  splitLicense: operation({
    method: 'post',
    path: '/v1/licenses/{id}/split',
    tag: 'Licenses',
    summary: 'Split a license that was never activated (T4)',
    access: partnerOperators,
    params: byId,
    body: z.strictObject({ quantities: z.array(quantity).min(2).max(100) }),
    reply: licenseList,
    status: 200,
    idempotent: true,
    problems: [
      'license-not-found',
      'license-not-in-inventory',
      'license-was-activated',
      'split-sum-mismatch',
      'split-kind',
    ],
  }),
}
