import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { approvalCodeOf, readApprovalCode } from './approval-code.ts'
import { approvalCodeUnknown } from './refusals.ts'

/**
 * T6, C9: the one key among those that an open case has seen that the code means; else `approval-code-unknown`. A code
 * that two seen keys share means neither: somebody made one key to look like the other.
 */
export const judgeApprovalCode = (
  typed: string,
  seenKeys: readonly string[],
  installCode: string,
): Verdict<string> => {
  const code = readApprovalCode(typed)
  const [key, ...others] = [...new Set(seenKeys)].filter((each) => approvalCodeOf(each) === code)
  if (code === null || key === undefined) return refused(approvalCodeUnknown(installCode))
  return others.length === 0 ? granted(key) : refused(approvalCodeUnknown(installCode))
}
