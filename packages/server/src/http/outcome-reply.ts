import type { Operation } from '@tenure/contract'
import { entityTag } from './entity-tag.ts'
import type { RawOutcome } from './handler.ts'
import { problemReply } from './problem-reply.ts'
import { jsonReply, withHeaders, type Reply } from './reply.ts'

/** An outcome as the operation's reply, or as a problem. A ready-made text goes out to the byte. */
export const outcomeReply = (
  operation: Operation,
  outcome: RawOutcome<unknown>,
  requestId: string,
): Reply => {
  if (!outcome.ok) return problemReply(outcome.refusal, requestId)
  if ('text' in outcome) return jsonReply(operation.status, outcome.text)
  if (operation.status === 204) return { status: 204, headers: {}, body: null }
  const reply = jsonReply(operation.status, JSON.stringify(outcome.value))
  return outcome.version === undefined ? reply : withHeaders(reply, { etag: entityTag(outcome.version) })
}
