import type { Instant } from '../time/instant.ts'
import type { Holder } from './holder.ts'
import type { LicenseKind, TrialRight } from './kind.ts'
import type { Term, TermStart } from './term.ts'

/** One purchased right as the service knows it. Kind, quantity and term never change after the issue (T5). */
export type License = HeldLicense & {
  readonly sku: string
  readonly term: Term
  readonly termStart: TermStart
  readonly issuedAt: Instant
  readonly holder: Holder
  /** True from the first activation on, also after a return (T4 asks). */
  readonly everActivated: boolean
}

/** One license as a license file states it: all a controller needs to judge capacity, maintenance and upgrades. */
export type HeldLicense = {
  /** License ID: a random UUID in its canonical lower-case form. */
  readonly id: string
  readonly kind: LicenseKind
  /** Which right a trial lends; null for every other kind. */
  readonly trialOf: TrialRight | null
  /** Field devices, or managed controllers for `remote-cms`; at least 1. */
  readonly quantity: number
  /** First instant of the term, inclusive; null where the term has not started or the kind has none. */
  readonly startsAt: Instant | null
  /** End of the term, exclusive (M3); null where it never ends or has not started. */
  readonly endsAt: Instant | null
  /** `upgrade` only: the feature release that an activated upgrade license reaches, such as "3.5"; else null. */
  readonly upgradesTo: string | null
}
