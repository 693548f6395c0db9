import { z } from 'zod'
import { instant, page, pageQuery, uuid } from './fields.ts'
import { operation } from './operation.ts'

export const auditEntry = z
  .object({
    id: uuid,
    partnerId: uuid.nullable().meta({ description: 'Whom it concerned; null: the vendor alone' }),
    partnerName: z.string().nullable(),
    actor: z.string().meta({ description: 'Name of the token or the person, as it was then' }),
    actorId: uuid,
    operation: z.string().meta({ examples: ['transferLicenses'] }),
    target: z.string().meta({
      description: 'The path, with its ids',
      examples: ['/v1/licenses/6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10/recall'],
    }),
    summary: z.record(z.string(), z.unknown()).meta({
      description: 'Ids and choices of the input, and the id of what was made; nothing secret',
    }),
    requestId: z.string(),
    at: instant,
  })
  .meta({ id: 'AuditEntry', description: 'Who changed what, and when' })
export type AuditEntry = z.infer<typeof auditEntry>

export const auditOperations = {
  listAudit: operation({
    method: 'get',
    path: '/v1/audit',
    tag: 'Audit',
    summary: 'Who changed what, newest first',
    description:
      'Each operation that changed something and was not refused. A partner’s administrators see what concerned the partner, also what the vendor’s staff did. What controllers do stands in the ledger.',
    access: { vendor: 'viewer', partner: 'administrator' },
    query: z.strictObject({
      ...pageQuery,
      partnerId: uuid.optional(),
      operation: z
        .string()
        .regex(/^[a-zA-Z]{1,60}$/)
        .optional(),
      actorId: uuid.optional(),
      since: instant.optional().meta({ description: 'Inclusive' }),
      until: instant.optional().meta({ description: 'Exclusive' }),
    }),
    reply: page(auditEntry),
    status: 200,
    idempotent: false,
    problems: [],
  }),
}
