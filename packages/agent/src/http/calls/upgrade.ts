import { z } from 'zod'
import { localCall, type LocalCall } from '../call.ts'

export const upgradeCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/can-upgrade',
    for: 'viewer',
    input: z.strictObject({
      version: z.string().trim().min(1).max(40),
      releasedAt: z.iso.datetime().optional(),
    }),
    answer: ({ version, releasedAt }, agent) =>
      agent.canUpgrade(version, releasedAt === undefined ? null : Date.parse(releasedAt)),
  }),
]
