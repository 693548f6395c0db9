import { z } from 'zod'
import { done } from '../../result.ts'
import { localCall, type LocalCall } from '../call.ts'

export const historyCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/history',
    for: 'viewer',
    input: z.strictObject({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.coerce.number().int().positive().optional(),
    }),
    answer: ({ limit, before }, agent) => done(agent.history(limit, before ?? null)),
  }),
]
