import type { License } from '../license/license.ts'
import { licenseNotInAccountOf } from '../movement/refusals.ts'
import type { Policy } from '../policy/policy.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { judgeTarget, type Target } from './judge-target.ts'
import { judgeWants } from './judge-wants.ts'
import { activationKind, licenseNotFound } from './refusals.ts'
import type { Activation } from './verdict.ts'

export type ActivationFacts = {
  readonly at: Instant
  /** Null where the caller can see no such license (A4). */
  readonly license: License | null
  readonly controller: Target | null
  /** Everything the controller holds. */
  readonly held: readonly License[]
  readonly currentFeatureRelease: string | null
  readonly policy: Policy
}

/**
 * T7: account → controller by a person, for Remote CMS, whose host has nobody before it. What an exchange asks of an
 * activation is asked here as well. Null: the controller holds the license already.
 */
export const decideActivation = (facts: ActivationFacts): Verdict<Activation | null> => {
  const { license, held } = facts
  const judged = judgeTarget(facts.controller)
  if (!judged.ok) return judged
  const target = judged.value
  // A4: the vendor's staff see every partner, but a license never leaves the partner who bought it.
  if (license === null || !('partnerId' in license.holder)) return refused(licenseNotFound())
  if (license.holder.partnerId !== target.account.partnerId) return refused(licenseNotFound())
  if (license.kind !== 'remote-cms' && license.trialOf !== 'remote-cms')
    return refused(activationKind(license.id, license.kind))
  const { holder } = license
  if (holder.at === 'controller' && holder.controllerId === target.id) return granted(null)
  if (!('accountId' in holder) || holder.accountId !== target.account.id)
    return refused(licenseNotInAccountOf(license.id, target.installCode, target.account.name))

  const { activations, refusals } = judgeWants(
    { ...facts, request: { want: [license.id] }, controller: target, offered: [license] },
    target.account,
    held,
    null,
  )
  const [refusal] = refusals
  if (refusal !== undefined) {
    const { licenseId: _, ...why } = refusal
    return refused(why)
  }
  const [activation] = activations
  if (activation === undefined) throw new Error(`license ${license.id} was neither activated nor refused`)
  return granted(activation)
}
