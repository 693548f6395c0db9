import { isReturnable, judgeReturns, MAX_LICENSES_PER_REQUEST, type HeldLicense } from '@tenure/core'
import { done, notDone } from '../result.ts'
import type { Exchange, ExchangeParts, Refusals } from './exchange.ts'
import type { Pending } from './pending.ts'
import { accountNotSet } from './refusals.ts'
import { asOutcome, type Settled, type Settling } from './settle.ts'

export const openAsking =
  ({ files, held }: ExchangeParts, pending: Pending, { settle, settleEarlier }: Settling): Exchange['ask'] =>
  async (want, give) => {
    if (want.length > 0 && files.account.read() === null) return notDone(accountNotSet())
    const earlier = await settleEarlier()
    if (!earlier.ok) return earlier
    const plan = planAsk({ want, give }, earlier.value, held.state().licenses)
    const refusals = [...earlier.value.refusals, ...plan.refusals]
    for (const batch of plan.batches) {
      const settled = await settle(await pending.burn(batch.want, batch.give))
      if (!settled.ok) return settled
      refusals.push(...settled.value)
    }
    return done({ licenses: held.state().licenses, refusals })
  }

type Batch = { readonly want: readonly string[]; readonly give: readonly string[] }

/** Which requests are to be made for what is asked, and what of it cannot be asked for. */
const planAsk = (
  asked: { readonly want: readonly string[]; readonly give: readonly string[] | 'all' },
  { carriedOver, given }: Settled,
  licenses: readonly HeldLicense[],
): { readonly batches: readonly Batch[]; readonly refusals: Refusals } => {
  // Only now it is known what "all" is: the earlier request may have brought more.
  const give = asked.give === 'all' ? licenses.filter(isReturnable).map(({ id }) => id) : asked.give
  const judged = judgeReturns(
    give.filter((id) => !given.includes(id) && !carriedOver.includes(id)),
    licenses,
  )
  const giving = [...carriedOver, ...judged.returns]
  const isHere = (id: string): boolean => licenses.some((license) => license.id === id)
  const wanting = asked.want.filter((id) => !isHere(id) && !giving.includes(id))
  const onlyLook = asked.want.length + give.length === 0
  const isNeeded = onlyLook || wanting.length + giving.length > 0
  return {
    batches: isNeeded ? batchesOf({ want: wanting, give: giving }) : [],
    refusals: judged.refusals.map(asOutcome),
  }
}

/** A1, O3: a request names at most so many licenses. At least one request is made, also to ask for nothing. */
const batchesOf = ({ want, give }: Batch): readonly Batch[] => {
  const size = MAX_LICENSES_PER_REQUEST
  const count = Math.max(1, Math.ceil(Math.max(want.length, give.length) / size))
  return Array.from({ length: count }, (_, batch) => ({
    want: want.slice(batch * size, (batch + 1) * size),
    give: give.slice(batch * size, (batch + 1) * size),
  }))
}
