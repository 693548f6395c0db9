import type { ControllerClock } from '../clock/controller-clock.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { notDone, type Result } from '../result.ts'
import { TpmError } from '../signing/tpm2-tools.ts'
import { tpmUnavailable } from './refusals.ts'
import { contactOf, type Contact } from './status.ts'
import { openTurns } from './turns.ts'

type Turn = <Value>(work: (exchange: Exchange) => Promise<Result<Value>>) => Promise<Result<Value>>

/** The exchange, for one at a time: an exchange must not be entered twice. */
export type ExchangeTurns = {
  readonly take: Turn
  /** Like `take`, for what asks the service: how that went is remembered. */
  readonly talk: Turn
  /** How the last talk went in this run. */
  readonly contact: () => Contact | null
  /** The last turn of all. */
  readonly end: (work: () => void) => Promise<void>
}

/** Without the root key there is no exchange, and `exchange` says why. */
export const openExchangeTurns = (
  exchange: Result<Exchange>,
  clock: Pick<ControllerClock, 'judge'>,
): ExchangeTurns => {
  const turns = openTurns()
  let contact: Contact | null = null
  const take: Turn = (work) =>
    turns.take(async () => {
      if (!exchange.ok) return exchange
      try {
        return await work(exchange.value)
      } catch (error) {
        if (error instanceof TpmError) return notDone(tpmUnavailable(error.message))
        throw error
      }
    })
  return {
    take,
    talk: (work) =>
      take(async (open) => {
        const result = await work(open)
        contact = contactOf(clock.judge().at, result)
        return result
      }),
    contact: () => contact,
    end: (work) => turns.take(async () => work()),
  }
}
