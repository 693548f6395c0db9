import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultPolicy } from '../policy/policy.ts'
import { decideActivation, type ActivationFacts } from './decide-activation.ts'
import type { Target } from './judge-target.ts'
import { account, license, now, onController, otherAccount } from './sample-facts.test.ts'

const cms = license('cms', 'RCMS-25')
const target: Target = {
  id: 'controller-1',
  installCode: 'CMS-0001',
  status: 'active',
  account,
  firstCapacityAt: null,
}
const facts: ActivationFacts = {
  at: now,
  license: cms,
  controller: target,
  held: [],
  currentFeatureRelease: null,
  policy: defaultPolicy,
}
const outcome = (more: Partial<ActivationFacts>): string => {
  const verdict = decideActivation({ ...facts, ...more })
  if (!verdict.ok) return verdict.refusal.code
  return verdict.value === null ? 'held already' : 'activated'
}
const holder = (more: object) => ({ ...cms, holder: { ...cms.holder, ...more } as (typeof cms)['holder'] })
const many = Array.from({ length: 1000 }, (_, index) => onController(license(`c${index}`, 'CAP-10')))

const cases: readonly (readonly [string, Partial<ActivationFacts>, string])[] = [
  ['of the controller’s account', {}, 'activated'],
  ['a trial of it', { license: { ...cms, kind: 'trial', trialOf: 'remote-cms' } }, 'activated'],
  ['that it holds already', { license: onController(cms) }, 'held already'],
  ['of another kind', { license: license('cap', 'CAP-50') }, 'activation-kind'],
  ['that nobody sees', { license: null }, 'license-not-found'],
  ['of another partner', { license: holder({ partnerId: 'partner-2' }) }, 'license-not-found'],
  [
    'of the partner’s inventory',
    { license: { ...cms, holder: { at: 'inventory', partnerId: 'partner-1' } } },
    'license-not-in-account',
  ],
  ['of another account', { license: holder({ accountId: 'account-2' }) }, 'license-not-in-account'],
  ['of another controller', { license: onController(cms, 'controller-2') }, 'license-on-another-controller'],
  ['for a controller that nobody sees', { controller: null }, 'controller-not-found'],
  ['for one that left', { controller: { ...target, status: 'left' } }, 'controller-not-found'],
  ['for one that was given up', { controller: { ...target, status: 'replaced' } }, 'controller-replaced'],
  [
    'for one of an archived account',
    { controller: { ...target, account: { ...account, archived: true } } },
    'account-archived',
  ],
  [
    'for one that waits',
    { controller: { ...target, status: 'pending', account: { ...account, approvesControllers: true } } },
    'approval-required',
  ],
  ['for one that waits no more', { controller: { ...target, status: 'pending' } }, 'activated'],
  ['for one that is full', { held: many }, 'license-file-full'],
]
for (const [what, more, expected] of cases)
  test(`T7: Remote CMS ${what}: ${expected}`, () => {
    assert.equal(outcome(more), expected)
  })

test('T7: where the license is not in the account, the remedy names the account', () => {
  const verdict = decideActivation({
    ...facts,
    license: holder({ accountId: otherAccount.id }),
  })
  assert(!verdict.ok)
  assert.match(verdict.refusal.remedy, /P-Building 1/)
})

test('M2: a running clock is kept, one that has not begun starts', () => {
  const trial = license('t', 'RCMS-5', { term: { unit: 'days', count: 30 } })
  const fresh = decideActivation({ ...facts, license: trial })
  assert(fresh.ok)
  assert.equal(fresh.value?.startsAt, Date.parse('2026-11-24T00:00:00Z'))
  const running = { startsAt: 1, endsAt: 2 }
  const kept = decideActivation({ ...facts, license: { ...trial, ...running } })
  assert(kept.ok)
  assert.deepEqual([kept.value?.startsAt, kept.value?.endsAt], [1, 2])
})
