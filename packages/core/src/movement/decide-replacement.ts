import type { AccountFacts } from '../exchange/facts.ts'
import { judgeTarget, type Target } from '../exchange/judge-target.ts'
import { judgeWants } from '../exchange/judge-wants.ts'
import type { Activation } from '../exchange/verdict.ts'
import type { License } from '../license/license.ts'
import type { Policy } from '../policy/policy.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { replacementIsTheDead, replacementInOtherAccount, replacementRefuses } from './refusals.ts'

export type ReplacementFacts = {
  readonly at: Instant
  /** The controller that is given up. */
  readonly dead: { readonly id: string; readonly firstCapacityAt: Instant | null }
  readonly account: Pick<AccountFacts, 'id' | 'name'>
  /** The licenses of the dead controller, back in their account. */
  readonly freed: readonly License[]
  /** Null where the caller can see no such controller (A4). */
  readonly replacement: Target | null
  /** Everything the replacement holds. */
  readonly held: readonly License[]
  readonly currentFeatureRelease: string | null
  readonly policy: Policy
}

export type Replacement = {
  readonly activations: readonly Activation[]
  readonly firstCapacityAt: Instant | null
}

/**
 * T6: all licenses of a dead controller go on to another one of the same account, or nothing is done. Each is judged as
 * if the replacement asked for it; terms run on. M7 (b): the time since the first capacity goes with it, so a
 * replacement opens no new way to late maintenance.
 */
export const decideReplacement = (facts: ReplacementFacts): Verdict<Replacement> => {
  const { dead, account, freed, held } = facts
  if (facts.replacement?.id === dead.id) return refused(replacementIsTheDead(facts.replacement.installCode))
  const judged = judgeTarget(facts.replacement)
  if (!judged.ok) return judged
  const target = judged.value
  if (target.account.id !== account.id)
    return refused(replacementInOtherAccount(target.installCode, account.name))

  const firstCapacityAt = earliest(dead.firstCapacityAt, target.firstCapacityAt)
  const wanted = judgeWants(
    {
      ...facts,
      request: { want: freed.map(({ id }) => id) },
      controller: { firstCapacityAt },
      offered: freed,
    },
    target.account,
    held,
    null,
  )
  const [first] = wanted.refusals
  return first === undefined
    ? granted({ activations: wanted.activations, firstCapacityAt: wanted.firstCapacityAt })
    : refused(replacementRefuses(target.installCode, first, wanted.refusals.length))
}

const earliest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)
