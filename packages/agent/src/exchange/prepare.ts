import { judgeReturns, type ExchangeRequest } from '@tenure/core'
import { done, notDone } from '../result.ts'
import type { Exchange, ExchangeParts } from './exchange.ts'
import type { Pending } from './pending.ts'
import { accountNotSet, requestGives, requestNotWaiting } from './refusals.ts'

/** The request that a person carries: made, shown again, or forgotten. */
export const openPreparing = (
  { files, held }: ExchangeParts,
  pending: Pending,
): Pick<Exchange, 'prepare' | 'discard'> => ({
  prepare: async (want, give) => {
    const customerId = files.account.read()?.customerId ?? null
    const waiting = held.state().pending
    if (waiting !== null && !givesWay(waiting.request, { customerId, want, give })) return done(waiting)
    if (want.length > 0 && customerId === null) return notDone(accountNotSet())
    const { returns, refusals } = judgeReturns(give, held.state().licenses)
    const [refusal] = refusals
    if (refusal !== undefined) return notDone(refusal)
    const wanting = want.filter((id) => !returns.includes(id))
    return done(await pending.burn(wanting, returns))
  },
  discard: async () => {
    const waiting = held.state().pending
    if (waiting === null) return notDone(requestNotWaiting())
    if (waiting.request.give.length > 0) return notDone(requestGives(waiting.request.give))
    await pending.forget()
    return done(waiting)
  },
})

type Asked = Pick<ExchangeRequest, 'customerId' | 'want' | 'give'>

/**
 * Whether a waiting request is forgotten for what is asked now. One that gives something up is the proof of it (O4)
 * and stays. Of one that only wants, nobody tells a controller without a network that it was refused, as for a wrong
 * Customer ID; it must not stand in the way of the right one. To ask for nothing is to ask for the same again.
 */
const givesWay = (waiting: Asked, asked: Asked): boolean => {
  if (waiting.give.length > 0) return false
  if (waiting.customerId !== asked.customerId || asked.give.length > 0) return true
  const wanted = new Set(asked.want)
  return (
    wanted.size > 0 && (wanted.size !== waiting.want.length || !waiting.want.every((id) => wanted.has(id)))
  )
}
