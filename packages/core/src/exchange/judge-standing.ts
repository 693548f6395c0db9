import type { License } from '../license/license.ts'
import { granted, type Refusal, type Verdict } from '../refusal/refusal.ts'
import type { AccountFacts, ExchangeFacts, KnownController } from './facts.ts'
import { judgeNamedAccount } from './judge-named-account.ts'
import { approvalRequired, controllerInOtherAccount, controllerReplaced } from './refusals.ts'
import type { CaseFound } from './verdict.ts'

export type Standing = {
  readonly account: AccountFacts
  readonly status: KnownController['status']
  readonly joins: boolean
  /** Why this controller may activate nothing now, whatever the license; null when it may. */
  readonly wantsRefused: Refusal | null
  readonly cases: readonly CaseFound[]
}

/** Where the controller belongs from now on, and whether it may activate there (A1, T6). */
export const judgeStanding = (facts: ExchangeFacts, kept: readonly License[]): Verdict<Standing> => {
  const { controller, request } = facts
  const judged = judgeNamedAccount(request.customerId, facts.named)
  if (controller === null) return judged.ok ? granted(join(judged.value, facts)) : judged

  const stays = { account: controller.account, status: controller.status, joins: false, cases: [] }
  // T6: a unit that was replaced and is heard from again gets an empty license file, and a case.
  if (controller.status === 'replaced') {
    const evidence = { installCode: request.installCode, generation: request.generation }
    const wantsRefused = controllerReplaced(request.installCode)
    return granted({ ...stays, wantsRefused, cases: [{ kind: 'dead-unit-seen', evidence }] })
  }
  // A1, T3: refresh and return need no Customer ID and no account in use, so neither a replaced Customer ID nor an
  // archived account takes anything away (T8).
  if (!judged.ok) return granted({ ...stays, wantsRefused: judged.refusal })
  const named = judged.value
  if (named.id !== controller.account.id) {
    if (kept.length === 0) return granted(join(named, facts))
    const upgrades = kept.filter((each) => each.kind === 'upgrade').length
    const wantsRefused = controllerInOtherAccount(request.installCode, kept.length, upgrades)
    return granted({ ...stays, wantsRefused })
  }
  // A1: an account that no longer approves its controllers keeps none of them waiting.
  if (controller.status === 'pending' && named.approvesControllers)
    return granted({ ...stays, wantsRefused: approvalRequired(named.name) })
  return granted({ ...stays, status: 'active', wantsRefused: null })
}

const join = (account: AccountFacts, { request, keyThumbprint }: ExchangeFacts): Standing => {
  if (!account.approvesControllers)
    return { account, status: 'active', joins: true, wantsRefused: null, cases: [] }
  const evidence = { installCode: request.installCode, presentedKey: keyThumbprint, model: request.model }
  return {
    account,
    status: 'pending',
    joins: true,
    wantsRefused: approvalRequired(account.name),
    cases: [{ kind: 'approval-wanted', evidence }],
  }
}
