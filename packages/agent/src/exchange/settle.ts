import { done, type Result } from '../result.ts'
import { acceptAnswer } from './accept-answer.ts'
import { callService, wasJudged } from './call-service.ts'
import type { ExchangeParts, Refusals } from './exchange.ts'
import type { PendingRequest } from './license-state.ts'
import type { Pending } from './pending.ts'

/** Brings the answer to the request that waits. */
export type Settling = {
  /** Sends the pending request, byte for byte, until it is answered (O3). */
  readonly settle: (waiting: PendingRequest) => Promise<Result<Refusals>>
  /** Answers what an earlier call has left. One the service refuses as a whole gives way to the next request. */
  readonly settleEarlier: () => Promise<Result<Settled>>
}

export type Settled = {
  readonly refusals: Refusals
  /** Given up by a request that the service refused as a whole, and not returned yet. */
  readonly carriedOver: readonly string[]
  /** Returned by the earlier request, so that asking for it again is no mistake. */
  readonly given: readonly string[]
}

export const openSettling = (parts: ExchangeParts, pending: Pending): Settling => {
  const { serviceUrl, client, held } = parts
  const settle: Settling['settle'] = async (waiting) => {
    const reply = await callService({ serviceUrl, waiting: true }, () =>
      client.exchange({ body: waiting.jws }),
    )
    if (!reply.ok) {
      // The service did nothing, and nothing was given up: the request need not be kept.
      if (wasJudged(reply.refusal) && waiting.request.give.length === 0) await pending.forget()
      return reply
    }
    const answer = { ...reply.value, refusals: reply.value.refusals.map(asOutcome) }
    const accepted = await acceptAnswer(answer, parts)
    if (!accepted.ok) return accepted
    pending.takeIn(accepted.value, 'network')
    return done(answer.refusals)
  }
  return {
    settle,
    settleEarlier: async () => {
      const waiting = held.state().pending
      if (waiting === null) return done({ refusals: [], carriedOver: [], given: [] })
      const { give } = waiting.request
      const settled = await settle(waiting)
      if (settled.ok) return done({ refusals: settled.value, carriedOver: [], given: give })
      // What was burnt stays burnt: the next request gives it again.
      if (wasJudged(settled.refusal)) return done({ refusals: [], carriedOver: give, given: [] })
      return settled
    },
  }
}

/** A refusal as it is kept: no more of it than that. */
export const asOutcome = ({ licenseId, code, sentence, remedy, facts }: Refusals[number]) => ({
  licenseId,
  code,
  sentence,
  remedy,
  facts: { ...facts },
})
