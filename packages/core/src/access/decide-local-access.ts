import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import { ownerOnly } from './refusals.ts'

export type LocalAccessFacts = {
  readonly user: { readonly name: string; readonly isOwner: boolean }
  readonly wants: 'view' | 'manage'
  /** Whether the Owner lets the others view the licenses. */
  readonly othersMayView: boolean
}

/** A3: on the controller only the Owner manages licenses; others may be allowed to view. */
export const decideLocalAccess = ({ user, wants, othersMayView }: LocalAccessFacts): Verdict<null> => {
  if (user.isOwner) return granted(null)
  if (wants === 'view' && othersMayView) return granted(null)
  return refused(ownerOnly(user.name, wants))
}
