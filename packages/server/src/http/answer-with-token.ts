import type { Operation } from '@tenure/contract'
import { auditEntryOf } from '../audit/entry.ts'
import { insertEntry } from '../audit/store.ts'
import { transaction, type Db, type Tx } from '../db/database.ts'
import { undoUnless } from '../idempotency/store.ts'
import { answerOnce, readIdempotencyKey, requestHash, type OnceOnly } from './answer-once.ts'
import type { Arrival } from './arrival.ts'
import type { SignedIn } from './authenticate.ts'
import { alreadyHas } from './entity-tag.ts'
import type { AnyHandler, Outcome } from './handler.ts'
import { outcomeReply } from './outcome-reply.ts'
import { parseInput, type ParsedInput } from './parse-input.ts'
import { problemReply } from './problem-reply.ts'
import { readBody } from './read-body.ts'
import type { Reply } from './reply.ts'

export type TokenParts = {
  readonly db: Db
  readonly newId: () => string
  readonly newRandomId: () => string
}

/** The steps behind authentication and permission: body, input, one transaction with the handler in it, reply. */
export const answerWithToken = async (
  parts: TokenParts,
  handler: AnyHandler,
  arrival: Arrival,
  signedIn: SignedIn,
): Promise<Reply> => {
  const { operation, request, requestId } = arrival
  const refuse = (refusal: Parameters<typeof problemReply>[0]) => problemReply(refusal, requestId)

  const body = await readBody(operation, request)
  if (!body.ok) return refuse(body.refusal)
  const ifMatch = request.headers.get('if-match') ?? undefined
  const input = parseInput(operation, { ...arrival, body: body.value, ifMatch })
  if (!input.ok) return refuse(input.refusal)
  const once = operation.idempotent ? readOnceOnly(arrival, body.value, signedIn) : null
  if (once !== null && !once.ok) return refuse(once.refusal)

  const { caller } = signedIn
  return transaction(parts.db, { sight: caller.sight, callerId: signedIn.id }, async (tx) => {
    const work = () => runHandler(parts, handler, { tx, arrival, signedIn, input: input.value })
    if (once === null) return work()
    const reply = await answerOnce(tx, once.value, work)
    return reply.ok ? reply.value : refuse(reply.refusal)
  })
}

const readOnceOnly = (arrival: Arrival, body: string, signedIn: SignedIn): Outcome<OnceOnly> => {
  const key = readIdempotencyKey(arrival.request.headers.get('idempotency-key') ?? undefined)
  if (!key.ok) return key
  const claim = {
    callerId: signedIn.id,
    key: key.value,
    // The same key for another place is another request.
    requestHash: requestHash(arrival.request.method, `${signedIn.actingFor ?? ''}${arrival.target}`, body),
  }
  return { ok: true, value: { claim, secret: signedIn.secret, at: arrival.at } }
}

type Run = {
  readonly tx: Tx
  readonly arrival: Arrival
  readonly signedIn: SignedIn
  readonly input: ParsedInput
}

/**
 * A refused call leaves nothing behind, whatever its handler wrote before it found the reason. One that changed
 * something leaves its entry in the audit, in the same transaction; here, and nowhere else.
 */
const runHandler = async (
  { newId, newRandomId }: TokenParts,
  handler: AnyHandler,
  { tx, arrival, signedIn, input }: Run,
): Promise<Reply> => {
  const { operation, requestId, at } = arrival
  const call = { tx, caller: signedIn.caller, at, requestId, newId, newRandomId }
  const work = () => handler(input, call)
  const outcome = reads(operation) ? await work() : await undoUnless(tx, ({ ok }) => ok, work)
  if (outcome.ok && !reads(operation)) {
    const { operationId, target } = arrival
    const done = { operationId, target, caller: signedIn.caller, ...input, value: outcome.value }
    const entry = auditEntryOf(done)
    if (entry !== null) await insertEntry(tx, entry, { id: newId(), requestId, at })
  }
  return unlessKnown(outcomeReply(operation, outcome, requestId), arrival.request)
}

const reads = (operation: Operation): boolean => operation.method === 'get'

const unlessKnown = (reply: Reply, request: Request): Reply => {
  const tag = reply.headers['etag']
  return request.method === 'GET' &&
    tag !== undefined &&
    alreadyHas(request.headers.get('if-none-match') ?? undefined, tag)
    ? { status: 304, headers: { etag: tag }, body: null }
    : reply
}
