import { z } from 'zod'
import { localCall, type LocalCall } from '../call.ts'

/** Longer than any version: what is too long to be one is refused as unreadable, with how to write it. */
const version = z.string().trim().min(1).max(200)

export const upgradeCalls: readonly LocalCall[] = [
  localCall({
    method: 'get',
    path: '/v1/can-upgrade',
    for: 'viewer',
    input: z.strictObject({ version, releasedAt: z.iso.datetime().optional() }),
    answer: (asked, agent) =>
      agent.canUpgrade(asked.version, asked.releasedAt === undefined ? null : Date.parse(asked.releasedAt)),
  }),
  localCall({
    method: 'post',
    path: '/v1/can-upgrade',
    for: 'viewer',
    input: z
      .strictObject({ version: version.optional(), manifest: z.string().min(1).max(60_000).optional() })
      .refine(
        (asked) => asked.version !== undefined || asked.manifest !== undefined,
        'Send version, manifest or both',
      ),
    answer: (asked, agent) =>
      asked.manifest === undefined
        ? agent.canUpgrade(asked.version ?? '', null)
        : agent.canUpgradeBy(asked.manifest, asked.version ?? null),
  }),
]
