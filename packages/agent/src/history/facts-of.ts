import { describeLicense, type HeldLicense } from '@tenure/core'
import type { SeatChanges } from '../devices/draft.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import type { CarriedRequest } from '../offline/open-offline.ts'
import type { Outcome } from '../state/state-files.ts'
import type { HistoryFact } from './fact.ts'

/** Between two moments, what a person would want to know: the cause first, then what came of it. */
export const factsOfExchange = (
  before: LicenseState,
  next: LicenseState,
  outcome: Outcome | null,
): readonly HistoryFact[] => [
  ...answerApplied(before, next, outcome),
  ...requestDropped(before, next),
  ...requestMade(before, next),
  ...onlyIn(before.licenses, next.licenses).map(licenseFact('license-left')),
  ...onlyIn(next.licenses, before.licenses).map(licenseFact('license-came')),
]

/** O4: a request that waited and was shown again; a new one is noted when it is made. */
export const factsOfShowing = (
  waiting: string | null,
  { hash, want, give }: Pick<CarriedRequest, 'hash' | 'want' | 'give'>,
): readonly HistoryFact[] => (hash === waiting ? [{ kind: 'request-shown', hash, want, give }] : [])

export const upgradeFact = (
  version: string,
  verdict: { readonly ok: true; readonly value: { readonly reason: string } } | Refused,
): HistoryFact => ({
  kind: 'upgrade-asked',
  version,
  allowed: verdict.ok,
  reason: verdict.ok ? verdict.value.reason : verdict.refusal.code,
})

type Refused = { readonly ok: false; readonly refusal: { readonly code: string } }

/** So many ids are kept of seats that changed at once; a site of 10,000 devices would fill the file with the rest. */
const NAMED_DEVICES = 10

export const factsOfSeats = ({ lost, gained }: SeatChanges): readonly HistoryFact[] => [
  ...seatsFact('seats-lost', lost),
  ...seatsFact('seats-gained', gained),
]

const seatsFact = (kind: 'seats-lost' | 'seats-gained', ids: readonly string[]): readonly HistoryFact[] =>
  ids.length === 0 ? [] : [{ kind, count: ids.length, first: ids.slice(0, NAMED_DEVICES) }]

const answerApplied = (
  before: LicenseState,
  next: LicenseState,
  outcome: Outcome | null,
): readonly HistoryFact[] => {
  const { stored } = next
  if (stored === null || stored.file.generation === before.stored?.file.generation) return []
  const refusals = outcome?.answers === stored.file.answers ? outcome.refusals : []
  return [
    { kind: 'answer-applied', generation: stored.file.generation },
    ...refusals.map(({ licenseId, code, sentence, remedy }): HistoryFact => ({
      kind: 'refused',
      licenseId,
      code,
      sentence,
      remedy,
    })),
  ]
}

const requestMade = (before: LicenseState, { pending }: LicenseState): readonly HistoryFact[] => {
  if (pending === null || pending.hash === before.pending?.hash) return []
  const { want, give } = pending.request
  // A refresh asks for nothing, every day: its answer, where there is a new one, is what counts.
  return want.length + give.length === 0 ? [] : [{ kind: 'request-made', hash: pending.hash, want, give }]
}

/** A request that is gone although no file answers it: it was discarded, refused as a whole, or gave way. */
const requestDropped = (before: LicenseState, next: LicenseState): readonly HistoryFact[] => {
  const was = before.pending
  if (was === null || was.hash === next.pending?.hash || was.hash === next.stored?.file.answers) return []
  return was.request.want.length === 0 ? [] : [{ kind: 'request-dropped', hash: was.hash }]
}

const onlyIn = (some: readonly HeldLicense[], others: readonly HeldLicense[]): readonly HeldLicense[] => {
  const there = new Set(others.map(({ id }) => id))
  return some.filter(({ id }) => !there.has(id))
}

const licenseFact =
  (kind: 'license-came' | 'license-left') =>
  (license: HeldLicense): HistoryFact => ({
    kind,
    licenseId: license.id,
    description: describeLicense(license),
  })
