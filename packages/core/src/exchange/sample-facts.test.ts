import assert from 'node:assert/strict'
import type { ExchangeRequest } from '../document/request.ts'
import { catalog } from '../license/catalog.ts'
import type { License } from '../license/license.ts'
import { defaultPolicy } from '../policy/policy.ts'
import { decideExchange } from './decide-exchange.ts'
import type { AccountFacts, ExchangeFacts, KnownController } from './facts.ts'
import type { ExchangeVerdict } from './verdict.ts'

/** The facts from which the tests of this folder start: one account, one controller, nothing asked for. */

export const day = (text: string): number => Date.parse(`${text}T00:00:00Z`)
export const now = Date.parse('2026-11-24T06:30:05Z')

export const account: AccountFacts = {
  id: 'account-1',
  partnerId: 'partner-1',
  name: 'P-Building 1',
  archived: false,
  approvesControllers: false,
}
export const otherAccount: AccountFacts = { ...account, id: 'account-2', name: 'P-Building 2' }

export const controller: KnownController = {
  id: 'controller-1',
  keyThumbprint: 'its-key',
  generation: 3,
  lastFileHash: 'file-3',
  status: 'active',
  account,
  firstCapacityAt: null,
}

export const request: ExchangeRequest = {
  installCode: 'SC-0001',
  customerId: 'customer-1',
  generation: 3,
  previous: 'file-3',
  next: 'next-3',
  want: [],
  give: [],
  model: 'SmartServer',
  softwareVersion: '3.4',
  seatsUsed: 0,
  devices: 0,
  at: now,
  clock: 'ok',
  keyListSerial: 1,
  nonce: 'nonce',
}

export const facts: ExchangeFacts = {
  at: now,
  request,
  keyThumbprint: 'its-key',
  answeredBefore: false,
  controller,
  named: account,
  held: [],
  offered: [],
  currentFeatureRelease: '3.5',
  policy: defaultPolicy,
}

/** A license of a product of the shipped catalog, in the account unless `more` says otherwise. */
export const license = (id: string, sku: string, more: Partial<License> = {}): License => {
  const product = catalog.find((each) => each.sku === sku)
  if (product === undefined)
    throw new Error(`the catalog has no ${sku}: ${catalog.map((each) => each.sku).join()}`)
  const { kind, trialOf, quantity, term, termStart } = product
  return {
    ...{ id, sku, kind, trialOf, quantity, term, termStart },
    ...{ startsAt: null, endsAt: null, upgradesTo: null, everActivated: false },
    issuedAt: day('2026-11-01'),
    holder: { at: 'account', partnerId: account.partnerId, accountId: account.id },
    ...more,
  }
}

/** The same license on a controller. */
export const onController = (each: License, controllerId = controller.id, of = account): License => ({
  ...each,
  everActivated: true,
  holder: { at: 'controller', partnerId: of.partnerId, accountId: of.id, controllerId },
})

export type Situation = Partial<Omit<ExchangeFacts, 'request'>> & { readonly says?: Partial<ExchangeRequest> }

export const decide = ({ says = {}, ...more }: Situation): ExchangeVerdict =>
  decideExchange({ ...facts, ...more, request: { ...request, ...says } })

export const answered = (situation: Situation) => {
  const verdict = decide(situation)
  assert.equal(verdict.outcome, 'answered')
  if (verdict.outcome !== 'answered') throw new Error('unreachable')
  return verdict
}
export const refusalsOf = (situation: Situation) =>
  answered(situation).refusals.map(({ licenseId, code }) => `${licenseId}: ${code}`)
export const heldAfter = (situation: Situation) => answered(situation).licenses.map(({ id }) => id)
export const cases = (verdict: ExchangeVerdict) =>
  verdict.outcome === 'repeated' ? [] : verdict.cases.map(({ kind }) => kind)

export const cap = license('cap', 'CAP-50')
export const core = license('core', 'CORE')
