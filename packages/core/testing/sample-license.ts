import type { LicenseKind, TrialRight } from '../src/license/kind.ts'
import type { License } from '../src/license/license.ts'
import { startTerm } from '../src/license/start-term.ts'
import type { Term } from '../src/license/term.ts'
import type { Instant } from '../src/time/instant.ts'

/** Midnight UTC of a day, or an exact time: `day('2026-03-01')`, `day('2026-03-01T15:00')`. */
export const day = (text: string): Instant =>
  Date.parse(text.includes('T') ? `${text}:00Z` : `${text}T00:00:00Z`)

export const PARTNER = 'partner-1'
export const ACCOUNT = 'account-1'

type Changes = Partial<License>

/** A license of an account that was never activated, bought on 1 January 2026. */
const sample = (kind: LicenseKind, quantity: number, term: Term, changes: Changes): License => ({
  id: `${kind}-${quantity}`,
  kind,
  trialOf: null,
  quantity,
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
  sku: 'SAMPLE',
  term,
  termStart: 'at-activation',
  issuedAt: day('2026-01-01'),
  holder: { at: 'account', partnerId: PARTNER, accountId: ACCOUNT },
  everActivated: false,
  ...changes,
})

export const capacity = (quantity: number, changes: Changes = {}): License =>
  sample('capacity', quantity, { unit: 'perpetual' }, changes)
export const core = (changes: Changes = {}): License => sample('core', 1, { unit: 'perpetual' }, changes)
export const upgrade = (quantity: number, changes: Changes = {}): License =>
  sample('upgrade', quantity, { unit: 'single-use' }, changes)
export const maintenance = (quantity: number, months = 12, changes: Changes = {}): License =>
  sample('maintenance', quantity, { unit: 'months', count: months }, changes)
export const trial = (trialOf: TrialRight, quantity: number, days = 30, changes: Changes = {}): License =>
  sample('trial', quantity, { unit: 'days', count: days }, { id: `trial-${trialOf}`, trialOf, ...changes })

/** The license after its activation on a controller that holds `held`. */
export const activated = (license: License, at: Instant, held: readonly License[] = []): License => ({
  ...license,
  ...startTerm(license, at, held),
  everActivated: true,
  holder: { at: 'controller', partnerId: PARTNER, accountId: ACCOUNT, controllerId: 'controller-1' },
})
