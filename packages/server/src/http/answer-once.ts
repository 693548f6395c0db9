import { createHash } from 'node:crypto'
import type { Tx } from '../db/database.ts'
import { seal, unseal } from '../idempotency/seal.ts'
import { claimKey, getStored, keepReply, type Claim } from '../idempotency/store.ts'
import type { Outcome } from './handler.ts'
import { idempotencyKeyMissing, idempotencyKeyReused } from './refusals.ts'
import { JSON_TYPE, PROBLEM_TYPE, type Reply } from './reply.ts'

/** A request that must be done once, however often it is sent. */
export type OnceOnly = { readonly claim: Claim; readonly secret: string; readonly at: number }

/** The Idempotency-Key, bare or as the quoted string of draft-ietf-httpapi-idempotency-key-header §2.1. */
export const readIdempotencyKey = (header: string | undefined): Outcome<string> => {
  const key = /^(?:"([\x21\x23-\x7e]{8,200})"|([\x21\x23-\x7e]{8,200}))$/.exec(header?.trim() ?? '')
  const value = key?.[1] ?? key?.[2]
  return value === undefined ? { ok: false, refusal: idempotencyKeyMissing() } : { ok: true, value }
}

/** What makes two requests the same: the operation with its target, and the body to the byte. */
export const requestHash = (method: string, target: string, body: string): string =>
  createHash('sha256').update(`${method} ${target}\n${body}`).digest('base64url')

/**
 * The reply that the first request with this key got, refusals included; else that of `work`, kept in the same
 * transaction as its effects. A crash before the commit leaves neither.
 */
export const answerOnce = async (
  tx: Tx,
  { claim, secret, at }: OnceOnly,
  work: () => Promise<Reply>,
): Promise<Outcome<Reply>> => {
  const context = `${claim.callerId} ${claim.key}`
  if (await claimKey(tx, claim, at)) {
    const reply = await work()
    await keepReply(tx, claim, reply.status, reply.body === null ? null : seal(reply.body, secret, context))
    return { ok: true, value: reply }
  }
  const stored = await getStored(tx, claim)
  if (stored.requestHash !== claim.requestHash) return { ok: false, refusal: idempotencyKeyReused() }
  const body = stored.reply === null ? null : unseal(stored.reply, secret, context)
  return { ok: true, value: replayed(stored.status, body) }
}

const replayed = (status: number, body: string | null): Reply => ({
  status,
  headers: body === null ? {} : { 'content-type': status < 400 ? JSON_TYPE : PROBLEM_TYPE },
  body,
})
