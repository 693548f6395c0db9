import { answerWithToken, type TokenParts } from './answer-with-token.ts'
import type { Arrival } from './arrival.ts'
import { authenticate, type AuthenticateParts } from './authenticate.ts'
import type { AnyHandler, AnyRawHandler, Outcome } from './handler.ts'
import { outcomeReply } from './outcome-reply.ts'
import { parseInput, type ParsedInput } from './parse-input.ts'
import { judgePermission } from './permit.ts'
import { problemReply } from './problem-reply.ts'
import type { RateLimits, Taken } from './rate-limit.ts'
import { readBody } from './read-body.ts'
import { rateLimited } from './refusals.ts'
import { withHeaders, type Reply } from './reply.ts'

export type OperationParts = TokenParts & AuthenticateParts & { readonly limits: RateLimits }

export type Ran = { readonly reply: Reply; readonly callerId: string | null }

/** Who calls comes before everything: a caller whom nobody knows learns nothing, not even what is malformed. */
export const runOperation = async (
  parts: OperationParts,
  handler: AnyHandler,
  arrival: Arrival,
): Promise<Ran> => {
  const { request, requestId, operation } = arrival
  const signedIn = await authenticate(parts, request.headers, arrival.at)
  if (!signedIn.ok) {
    const reply = problemReply(signedIn.refusal, requestId)
    return {
      reply: await limited(parts.limits.address.take(arrival.ip), requestId, () => reply),
      callerId: null,
    }
  }
  const { caller } = signedIn.value
  const answer = async () => {
    const refusal = judgePermission(operation, caller)
    return refusal === null
      ? answerWithToken(parts, handler, arrival, signedIn.value)
      : problemReply(refusal, requestId)
  }
  const reply = await limited(parts.limits.token.take(caller.id), requestId, answer)
  return { reply, callerId: caller.id }
}

/** An operation that anybody may call: limited by the client's address, and in its own transactions. */
export const runPublicOperation = async (
  limits: RateLimits,
  handler: AnyRawHandler,
  arrival: Arrival,
): Promise<Ran> => {
  const { operation, requestId } = arrival
  const limit = limits[handler.limitedBy ?? 'exchange']
  const reply = await limited(limit.take(arrival.ip), requestId, async () => {
    const read = await readPublicInput(arrival)
    if (!read.ok) return problemReply(read.refusal, requestId)
    const { body, input } = read.value
    const { at, ip } = arrival
    // What was let in is answered whole: a bundle larger than what is left of the quota is paid for afterwards.
    await limit.charge(ip, (handler.countsFor?.(input) ?? 1) - 1)
    return outcomeReply(operation, await handler.raw(body, { at, requestId, ip }, input), requestId)
  })
  return { reply, callerId: null }
}

type PublicInput = { readonly body: string; readonly input: ParsedInput }

const readPublicInput = async (arrival: Arrival): Promise<Outcome<PublicInput>> => {
  const body = await readBody(arrival.operation, arrival.request)
  if (!body.ok) return body
  const input = parseInput(arrival.operation, { ...arrival, body: body.value, ifMatch: undefined })
  return input.ok ? { ok: true, value: { body: body.value, input: input.value } } : input
}

/** The answer, or 429; either says what is left of the quota. */
export const limited = async (
  taking: Promise<Taken>,
  requestId: string,
  answer: () => Promise<Reply> | Reply,
): Promise<Reply> => {
  const taken = await taking
  const reply = taken.allowed ? await answer() : problemReply(rateLimited(taken.retryAfterSeconds), requestId)
  return withHeaders(reply, taken.headers)
}
