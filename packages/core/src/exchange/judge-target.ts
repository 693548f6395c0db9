import { accountArchived, controllerNotFound } from '../movement/refusals.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { AccountFacts } from './facts.ts'
import { approvalRequired, controllerReplaced } from './refusals.ts'

/** A controller that people, and not its own exchange, give a license to. */
export type Target = {
  readonly id: string
  readonly installCode: string
  readonly status: 'active' | 'pending' | 'replaced' | 'left'
  readonly account: AccountFacts
  /** When its first capacity was activated, for M7 (b). */
  readonly firstCapacityAt: Instant | null
}

/**
 * Whether a controller takes licenses in, by the rules that an exchange goes by: it is there (A4), it was not given up
 * (T6), its account is in use (T3) and does not have it wait (A1). `null`: the caller can see no such controller.
 */
export const judgeTarget = (target: Target | null): Verdict<Target> => {
  if (target === null || target.status === 'left') return refused(controllerNotFound())
  const { installCode, status, account } = target
  if (status === 'replaced') return refused(controllerReplaced(installCode))
  if (account.archived) return refused(accountArchived(account.name))
  if (status === 'pending' && account.approvesControllers) return refused(approvalRequired(account.name))
  return granted(target)
}
