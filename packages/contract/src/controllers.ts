import { z } from 'zod'
import {
  partnerAdministrators,
  partnerOperators,
  partnerReaders,
  readers,
  vendorOperators,
} from './access.ts'
import { byId, flag, installCode, instant, name, page, pageQuery, reason, uuid } from './fields.ts'
import { license, movementSeen } from './licenses.ts'
import { operation } from './operation.ts'

export const controller = z
  .object({
    id: uuid,
    partnerId: uuid,
    accountId: uuid,
    installCode,
    status: z.enum(['active', 'pending', 'replaced', 'left']),
    segment: z.string(),
    model: z.string(),
    softwareVersion: z.string(),
    generation: z.int(),
    capacity: z.int().meta({ description: 'Field devices it may run now' }),
    seatsUsed: z.int(),
    devices: z.int(),
    maintenance: z.object({
      covered: z.boolean().meta({ description: 'M1' }),
      required: z.int(),
      maintained: z.int(),
      endsAt: instant.nullable(),
    }),
    clock: z.enum(['ok', 'unknown']),
    noticeEmails: z.array(z.string()).meta({ description: 'To whom its Owner wants notices sent (M9)' }),
    firstCapacityAt: instant
      .nullable()
      .meta({ description: 'When its first capacity was activated (M7 b); null where it never had any' }),
    firstSeenAt: instant,
    lastSeenAt: instant,
  })
  .meta({ id: 'Controller' })
export type ControllerReply = z.infer<typeof controller>

export const controllerSeen = controller
  .extend({ partnerName: name, accountName: name })
  .meta({ id: 'ControllerSeen', description: 'A controller, and the names of whose it is' })
export type ControllerSeen = z.infer<typeof controllerSeen>

export const controllerEvent = z
  .discriminatedUnion('what', [
    movementSeen.extend({
      what: z.literal('movement'),
      license: license.pick({ kind: true, trialOf: true, quantity: true, term: true, description: true }),
    }),
    z.object({
      id: uuid,
      what: z.enum(['approved', 'key-approved', 'given-up', 'reinstated']),
      actor: z.string().meta({ description: 'Who did it: the name of a token or a person, and its id' }),
      requestId: z.string(),
      at: instant,
    }),
  ])
  .meta({
    id: 'ControllerEvent',
    description: 'A license that came or left, or what people did with the controller',
  })
export type ControllerEvent = z.infer<typeof controllerEvent>

export const caseKind = z.enum([
  'key-changed',
  'generation-behind',
  'service-behind',
  'dead-unit-seen',
  'approval-wanted',
])

export const caseReply = z
  .object({
    id: uuid,
    partnerId: uuid,
    controllerId: uuid,
    kind: caseKind,
    state: z.enum(['open', 'resolved']),
    evidence: z.array(z.record(z.string(), z.unknown())),
    openedAt: instant,
    resolvedAt: instant.nullable(),
    resolution: z.string().nullable(),
  })
  .meta({ id: 'Case', description: 'Something a person should look at, with its evidence' })
export type CaseReply = z.infer<typeof caseReply>

export const caseSeen = caseReply
  .extend({ installCode, accountId: uuid, accountName: name, partnerName: name })
  .meta({ id: 'CaseSeen', description: 'A case, and the names of whose controller it is about' })
export type CaseSeen = z.infer<typeof caseSeen>

export const controllerOperations = {
  listControllers: operation({
    method: 'get',
    path: '/v1/controllers',
    tag: 'Controllers',
    summary: 'List controllers',
    access: readers,
    query: z.strictObject({
      ...pageQuery,
      partnerId: uuid.optional(),
      accountId: uuid.optional(),
      installCode: installCode.optional(),
      status: z.enum(['active', 'pending', 'replaced', 'left']).optional(),
      silentDays: z.coerce
        .number()
        .int()
        .min(1)
        .max(3650)
        .optional()
        .meta({ description: 'Active ones, not heard from for so many days', examples: ['30'] }),
      short: flag.optional().meta({
        description: 'Whether its maintenance falls short of its capacity now (M1)',
      }),
      sort: z.enum(['-last-seen', 'last-seen', 'install-code', '-install-code']).default('-last-seen').meta({
        description: 'A minus sign turns the order round; as it is, who was heard from last comes first.',
      }),
      q: z.string().trim().min(1).max(32).optional().meta({
        description: 'The beginning of the install code, in any case of letters',
      }),
    }),
    reply: page(controllerSeen),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  getController: operation({
    method: 'get',
    path: '/v1/controllers/{id}',
    tag: 'Controllers',
    summary: 'Get a controller',
    access: readers,
    params: byId,
    reply: controllerSeen,
    status: 200,
    idempotent: false,
    problems: ['controller-not-found'],
  }),
  listControllerHistory: operation({
    method: 'get',
    path: '/v1/controllers/{id}/history',
    tag: 'Controllers',
    summary: 'What happened to a controller, newest first',
    description:
      'The licenses that came to it and left it, from the ledger; and, from the audit, that it was approved, that its key was approved, that it was given up as dead, and that it is used again.',
    access: partnerReaders,
    params: byId,
    query: z.strictObject(pageQuery),
    reply: page(controllerEvent),
    status: 200,
    idempotent: false,
    problems: ['controller-not-found'],
  }),
  approveController: operation({
    method: 'post',
    path: '/v1/controllers/{id}/approve',
    tag: 'Controllers',
    summary: 'Let a new controller activate (A1)',
    access: partnerOperators,
    params: byId,
    reply: controller,
    status: 200,
    idempotent: true,
    problems: ['controller-not-found', 'controller-replaced'],
  }),
  approveKey: operation({
    method: 'post',
    path: '/v1/controllers/{id}/approve-key',
    tag: 'Controllers',
    summary: 'Accept the key that a known controller presents now (T6, C9)',
    access: partnerAdministrators,
    params: byId,
    description:
      'The key is named by the approval code that the controller shows, read out by who stands before it, or by its thumbprint. Only a key that its open `key-changed` case has seen can be approved.',
    body: z
      .strictObject({
        approvalCode: z
          .string()
          .trim()
          .min(10)
          .max(20)
          .meta({ examples: ['J3XCN-ZN9P5'] })
          .optional(),
        keyThumbprint: z
          .string()
          .regex(/^[A-Za-z0-9_-]{43}$/)
          .optional(),
      })
      .refine(
        ({ approvalCode, keyThumbprint }) => (approvalCode === undefined) !== (keyThumbprint === undefined),
        'Send either approvalCode or keyThumbprint',
      ),
    reply: controller,
    status: 200,
    idempotent: true,
    problems: ['controller-not-found', 'not-found', 'approval-code-unknown'],
  }),
  rmaController: operation({
    method: 'post',
    path: '/v1/controllers/rma',
    tag: 'Controllers',
    summary: 'Move the licenses of a dead controller back to its account, by install code (T6)',
    access: partnerAdministrators,
    description:
      'With a replacement of the same account its licenses go right on to it, all or nothing: they count there from its next exchange on.',
    body: z.strictObject({
      installCode,
      reason,
      replacementId: uuid.optional().meta({ description: 'A controller of the same account' }),
    }),
    reply: z.object({ controller, replacement: controller.nullable(), licenses: z.array(license) }),
    status: 200,
    idempotent: true,
    problems: [
      'controller-not-found',
      'controller-replaced',
      'rma-budget-spent',
      'controller-in-other-account',
      'account-archived',
      'approval-required',
      'core-already-held',
      'upgrade-too-small',
      'upgrade-not-needed',
      'upgrade-release-unknown',
      'version-unreadable',
      'maintenance-too-late',
      'license-file-full',
    ],
  }),
  reinstateController: operation({
    method: 'post',
    path: '/v1/controllers/{id}/reinstate',
    tag: 'Controllers',
    summary: 'Use a controller again that was given up as dead (T6)',
    description:
      'It is active again and holds nothing: its licenses stay where the RMA moved them, until it activates anew. Its open `dead-unit-seen` case is closed with the reason.',
    access: vendorOperators,
    params: byId,
    body: z.strictObject({
      reason: reason.meta({ description: 'Why; kept in the case', examples: ['It was the fuse'] }),
    }),
    reply: controller,
    status: 200,
    idempotent: true,
    problems: ['controller-not-found', 'controller-not-replaced'],
  }),
  listCases: operation({
    method: 'get',
    path: '/v1/cases',
    tag: 'Cases',
    summary: 'List cases, newest first',
    access: { vendor: 'viewer', partner: 'viewer' },
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(['open', 'resolved']).optional(),
      kind: caseKind.optional(),
      partnerId: uuid.optional(),
      controllerId: uuid.optional(),
    }),
    reply: page(caseSeen),
    status: 200,
    idempotent: false,
    problems: [],
  }),
  getCase: operation({
    method: 'get',
    path: '/v1/cases/{id}',
    tag: 'Cases',
    summary: 'Get a case with its evidence',
    access: { vendor: 'viewer', partner: 'viewer' },
    params: byId,
    reply: caseSeen,
    status: 200,
    idempotent: false,
    problems: ['not-found'],
  }),
  resolveCase: operation({
    method: 'post',
    path: '/v1/cases/{id}/resolve',
    tag: 'Cases',
    summary: 'Close a case with what was found',
    access: partnerOperators,
    params: byId,
    body: z.strictObject({ resolution: reason }),
    reply: caseReply,
    status: 200,
    idempotent: true,
    problems: ['not-found'],
  }),
}
