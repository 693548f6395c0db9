import type { Offer } from '@tenure/contract'
import type { HeldLicense } from '@tenure/core'
import type { Client, RootKey } from '@tenure/sdk'
import type { ControllerClock } from '../clock/controller-clock.ts'
import type { Result } from '../result.ts'
import type { ControllerKey } from '../signing/controller-key.ts'
import type { Outcome, StateFiles } from '../state/state-files.ts'
import type { KeyListKept } from './accept-answer.ts'
import type { LicenseState, PendingRequest, Whose } from './license-state.ts'
import type { Self } from './make-request.ts'
import type { Held } from './open-held.ts'
import type { Carried } from './read-carried.ts'

/** What an exchange works with; wired once. */
export type ExchangeParts = {
  readonly files: StateFiles
  readonly held: Held
  readonly root: RootKey
  readonly whose: Whose
  readonly key: Pick<ControllerKey, 'signRequest'>
  readonly client: Pick<Client, 'exchange' | 'listOffers'>
  readonly serviceUrl: string
  readonly clock: ControllerClock
  readonly monotonicMs: () => number
  readonly self: () => Self
  readonly newNonce: () => string
  /** Called after each change of what is held, before anything is told to anybody: the seats follow at once (T2). */
  readonly changed: (state: LicenseState, before: LicenseState) => void
}

/** What was asked for and not done, license by license. */
export type Refusals = Outcome['refusals']

export type Exchanged = { readonly licenses: readonly HeldLicense[]; readonly refusals: Refusals }

/** `keyList`: what came was a key list alone. */
export type Applied = Exchanged & { readonly keyList: KeyListKept | null }

/** The exchange of this controller. Not to be entered twice at a time; the agent queues. */
export type Exchange = {
  /** Activates `want` and returns `give`; with neither it fetches what the service states (refresh). */
  readonly ask: (want: readonly string[], give: readonly string[] | 'all') => Promise<Result<Exchanged>>
  /**
   * O4: gives up what is given, then shows the request to carry. While one waits that gives something up, that one is
   * shown again; one that only wants gives way to another ask.
   */
  readonly prepare: (want: readonly string[], give: readonly string[]) => Promise<Result<PendingRequest>>
  /** Forgets a waiting request that only asks, such as one that nobody can answer any more. */
  readonly discard: () => Promise<Result<PendingRequest>>
  /** O1: takes in what was carried here: a license file, a key list, or both. */
  readonly apply: (carried: Carried) => Promise<Result<Applied>>
  readonly offers: () => Promise<Result<{ readonly account: string; readonly offers: readonly Offer[] }>>
}
