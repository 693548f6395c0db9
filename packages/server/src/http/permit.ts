import { mayCall, type Operation } from '@tenure/contract'
import type { Caller, Problem } from './handler.ts'
import { notPermitted } from './refusals.ts'

/** The contract's permission table decides; null where the caller may call. */
export const judgePermission = (operation: Operation, caller: Caller): Problem | null => {
  if (operation.access === 'public' || mayCall(operation.access, caller)) return null
  const least = operation.access[caller.scope]
  return least === undefined
    ? notPermitted(
        `"${operation.summary}" is not open to tokens of the scope ${caller.scope}.`,
        `Use a token of the scope ${Object.keys(operation.access).join(' or ')}.`,
      )
    : notPermitted(
        `"${operation.summary}" needs the role ${least}; this token has ${caller.role}.`,
        `Ask an administrator for a token with the role ${least}.`,
      )
}
