import { z } from 'zod'
import { partnerReaders } from './access.ts'
import { caseKind } from './controllers.ts'
import { uuid } from './fields.ts'
import { operation } from './operation.ts'

const count = z.int()

export const overview = z
  .object({
    licenses: z
      .object({
        issued: count.meta({
          description: 'All but the retired ones: the parts of a license stand for the whole',
        }),
        inInventory: count,
        inAccounts: count,
        onControllers: count,
        retired: count,
      })
      .meta({ description: 'How many licenses, by who holds them' }),
    maintenance: z
      .object({ notStarted: count, active: count, expiring: count, expired: count })
      .meta({ description: 'How many maintenance licenses, by status as of now (M8)' }),
    endsByMonth: z
      .array(
        z.object({
          month: z.string().meta({ description: 'In UTC', examples: ['2026-03'] }),
          licenses: count,
          maintenance: count.meta({ description: 'How many of them are maintenance' }),
        }),
      )
      .meta({ description: 'What ends in this month and the next eleven; each month is there' }),
    openCases: z.array(z.object({ kind: caseKind, count })).meta({ description: 'Each kind is there' }),
    accounts: count.meta({ description: 'Without archived ones' }),
    controllers: z.object({
      active: count,
      pending: count.meta({ description: 'They wait for approval (A1)' }),
      silent: count.meta({ description: 'Active ones, not heard from for 30 days' }),
      short: count.meta({ description: 'Their maintenance does not meet their capacity now (M1)' }),
    }),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof overview>

export const searchHit = z
  .object({
    type: z.enum(['license', 'order', 'account', 'controller', 'contact', 'member', 'partner']),
    id: z.string().meta({ description: 'Of what was found; of an order its reference' }),
    title: z.string(),
    subtitle: z.string().meta({ description: 'What tells it from others of that title; may be empty' }),
    partnerId: uuid.nullable().meta({ description: 'Null for the vendor’s own people' }),
    accountId: uuid.nullable(),
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.infer<typeof searchHit>

export const overviewOperations = {
  getOverview: operation({
    method: 'get',
    path: '/v1/overview',
    tag: 'Overview',
    summary: 'How things stand, in figures',
    access: partnerReaders,
    query: z.strictObject({ partnerId: uuid.optional() }),
    reply: overview,
    status: 200,
    idempotent: false,
    problems: [],
  }),
  search: operation({
    method: 'get',
    path: '/v1/search',
    tag: 'Overview',
    summary: 'Find anything from one box',
    description:
      'The beginning of a License ID (4 characters), an install code, an e-mail address, an order reference, or the name of an account or a partner; or a whole Customer ID, for those who may see it. Up to 8 hits of each type.',
    access: partnerReaders,
    query: z.strictObject({ q: z.string().trim().min(2).max(120) }),
    reply: z.object({ hits: z.array(searchHit) }).meta({ id: 'SearchHits' }),
    status: 200,
    idempotent: false,
    problems: [],
  }),
}
