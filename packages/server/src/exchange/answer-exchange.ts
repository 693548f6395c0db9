import { decideExchange, decodeRequest, type ExchangeRequest, type Refused } from '@tenure/core'
import { transaction } from '../db/database.ts'
import { verifyRequest, type VerifiedRequest } from '../signing/verify-request.ts'
import { loadFacts } from './load-facts.ts'
import type { ExchangeParts, Occasion } from './parts.ts'
import { record } from './record.ts'
import { render } from './render.ts'
import type { RecordedAnswer } from './store.ts'

export type Answered = { readonly ok: true; readonly text: string } | Refused

/**
 * Answers one exchange request, a compact JWS: verify, decide under locks, record, commit, and only then sign.
 * What is recorded is all the answer is made from, so a crash before the signature loses nothing: the same request
 * finds the record and gets the same bytes (O3).
 */
export const answerExchange = async (
  parts: ExchangeParts,
  jws: string,
  occasion: Occasion,
): Promise<Answered> => {
  const understood = await understand(jws)
  if (!understood.ok) return understood
  const { verified, request } = understood

  const recorded = await transaction(
    parts.db,
    { sight: 'all' },
    async (tx): Promise<RecordedAnswer | Refused> => {
      const { facts, answer } = await loadFacts(tx, request, verified, occasion.at)
      const verdict = decideExchange({ signature: 'valid', ...facts })
      if (verdict.outcome === 'repeated' && answer !== null) return answer
      return record(tx, verdict, { parts, request, verified, facts, jws, occasion })
    },
  )
  return 'ok' in recorded ? recorded : { ok: true, text: await render(parts.signer, recorded) }
}

type Understood =
  { readonly ok: true; readonly verified: VerifiedRequest; readonly request: ExchangeRequest } | Refused

/** Step 1 of the design: nothing but the signature is looked at before the signature holds. */
export const understand = async (jws: string): Promise<Understood> => {
  const verified = await verifyRequest(jws)
  if (verified === null) {
    const verdict = decideExchange({ signature: 'invalid' })
    if (verdict.outcome !== 'refused') throw new Error('an unsigned request was not refused')
    return { ok: false, refusal: verdict.refusal }
  }
  const request = decodeRequest(verified.claims)
  return request.ok ? { ok: true, verified, request: request.value } : request
}
