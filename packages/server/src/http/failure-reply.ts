import { Outage } from '../db/outage.ts'
import { problemReply } from './problem-reply.ts'
import { busy, internal } from './refusals.ts'
import { withHeaders, type Reply } from './reply.ts'

/** What a caller learns of a throw: that it may try again, or that it is our fault. Never the error's own text. */
export const failureReply = (error: unknown, requestId: string): Reply =>
  error instanceof Outage
    ? withHeaders(problemReply(busy(), requestId), { 'retry-after': '2' })
    : problemReply(internal(), requestId)
