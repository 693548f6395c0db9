import { z } from 'zod'
import { MAX_NOTE_LENGTH } from '../../agent/notes.ts'
import { done } from '../../result.ts'
import { localCall, type LocalCall } from '../call.ts'
import { licenseId, licenseIds, licensesOrAll, nothing } from './fields.ts'

export const licenseCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/status',
    for: 'viewer',
    input: nothing,
    answer: (_, agent) => done(agent.status()),
  }),
  localCall({
    method: 'get',
    path: '/v1/licenses',
    for: 'viewer',
    input: nothing,
    answer: (_, agent) => done({ items: agent.licenses() }),
  }),
  localCall({
    method: 'get',
    path: '/v1/doctor',
    for: 'owner',
    input: nothing,
    answer: async (_, agent) => done({ findings: await agent.examine() }),
  }),
  localCall({
    method: 'get',
    path: '/v1/account',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => done({ account: agent.account() }),
  }),
  localCall({
    method: 'put',
    path: '/v1/account',
    for: 'owner',
    input: z.strictObject({ customerId: z.uuid().toLowerCase() }),
    answer: async ({ customerId }, agent) => {
      agent.setAccount(customerId)
      // With its offers the service tells the account's name; and a Customer ID that nobody has is told at once.
      const offered = await agent.offers()
      return done({
        account: agent.account(),
        offers: offered.ok ? offered.value.offers.length : null,
        problem: offered.ok ? null : offered.refusal,
      })
    },
  }),
  localCall({
    method: 'get',
    path: '/v1/offers',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => agent.offers(),
  }),
  localCall({
    method: 'post',
    path: '/v1/activate',
    for: 'owner',
    input: z.strictObject({ licenseIds }),
    answer: (input, agent) => agent.activate(input.licenseIds),
  }),
  localCall({
    method: 'post',
    path: '/v1/return',
    for: 'owner',
    input: licensesOrAll,
    answer: (input, agent) => agent.giveBack('all' in input ? 'all' : input.licenseIds),
  }),
  localCall({
    method: 'post',
    path: '/v1/return/preview',
    for: 'owner',
    input: licensesOrAll,
    answer: (input, agent) => done(agent.previewReturn('all' in input ? 'all' : input.licenseIds)),
  }),
  localCall({
    method: 'put',
    path: '/v1/licenses/:id/note',
    for: 'owner',
    input: z.strictObject({ id: licenseId, note: z.string().trim().max(MAX_NOTE_LENGTH) }),
    answer: ({ id, note }, agent) => agent.setNote(id, note),
  }),
  localCall({
    method: 'post',
    path: '/v1/refresh',
    for: 'owner',
    input: nothing,
    answer: (_, agent) => agent.refresh(),
  }),
]
