import { decideExchange, type Refused } from '@tenure/core'
import type { VerifiedRequest } from '@tenure/sdk'
import { transaction } from '../db/database.ts'
import { loadFacts } from './load-facts.ts'
import type { ExchangeParts, Occasion } from './parts.ts'
import { record } from './record.ts'
import { render } from './render.ts'
import type { RecordedAnswer } from './answer-store.ts'
import { verifyNamed } from './verify-named.ts'

export type Answered = { readonly ok: true; readonly text: string } | Refused

/**
 * Answers one exchange request, a compact JWS: verify, decide under locks, record, commit, and only then sign.
 * What is recorded is all the answer is made from, so a crash before the signature loses nothing: the same request
 * finds the record and gets the same bytes (O3). With a `licenseId` the request may name no other license (A2).
 */
export const answerExchange = async (
  parts: ExchangeParts,
  jws: string,
  occasion: Occasion,
  licenseId?: string,
): Promise<Answered> => {
  const verified = await verifyNamed(jws, licenseId)
  return verified.ok ? answerVerified(parts, verified.value, occasion) : verified
}

/** Answers one request whose signature holds, in a transaction of its own. */
export const answerVerified = async (
  parts: ExchangeParts,
  verified: VerifiedRequest,
  occasion: Occasion,
): Promise<Answered> => {
  const recorded = await transaction(
    parts.db,
    { sight: 'all' },
    async (tx): Promise<RecordedAnswer | Refused> => {
      const { facts, answer } = await loadFacts(tx, verified, occasion.at)
      const verdict = decideExchange(facts)
      if (verdict.outcome === 'repeated' && answer !== null) return answer
      return record(tx, verdict, { parts, verified, facts, occasion })
    },
  )
  return 'ok' in recorded ? recorded : { ok: true, text: await render(parts.signer, recorded) }
}
