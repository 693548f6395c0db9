import { MAX_NOTICE_EMAILS } from '@tenure/core'
import { z } from 'zod'
import { done } from '../../result.ts'
import { localCall, type LocalCall } from '../call.ts'
import { nothing } from './fields.ts'

const email = z.email().max(254)

/** Spec §4: "Edit Notifications". */
export const noticeCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/notices',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => done(agent.notices()),
  }),
  localCall({
    method: 'put',
    path: '/v1/notices',
    for: 'owner',
    input: z.strictObject({
      emails: z
        .array(email)
        .max(MAX_NOTICE_EMAILS)
        .transform((emails) => [...new Set(emails)]),
    }),
    answer: async ({ emails }, agent) => {
      agent.setNotices(emails)
      // The service is told at once where it can be asked; else the next request tells it.
      const asked = agent.notices().told ? null : await agent.refresh()
      return done({ ...agent.notices(), problem: asked === null || asked.ok ? null : asked.refusal })
    },
  }),
]
