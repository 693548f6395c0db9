import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeOffers, type OffersFacts } from './judge-offers.ts'
import { account, controller, otherAccount, request } from './sample-facts.test.ts'

const facts: OffersFacts = { request, keyThumbprint: 'its-key', controller, named: account }
const approving = { ...account, approvesControllers: true }

const cases: readonly (readonly [string, Partial<OffersFacts>, string])[] = [
  ['a known controller sees what its account offers', {}, 'account-1'],
  ['A1: a Customer ID is enough for a controller that is not known', { controller: null }, 'account-1'],
  [
    'a controller sees what another account offers before it moves there',
    { named: otherAccount },
    'account-2',
  ],
  ['another key under a known install code sees nothing', { keyThumbprint: 'A'.repeat(43) }, 'key-changed'],
  [
    'a replaced unit sees nothing',
    { controller: { ...controller, status: 'replaced' } },
    'controller-replaced',
  ],
  [
    'no Customer ID, nothing to see',
    { request: { ...request, customerId: null }, named: null },
    'customer-id-missing',
  ],
  ['a Customer ID of no account shows nothing', { named: null }, 'customer-id-unknown'],
  ['T3: an archived account shows nothing', { named: { ...account, archived: true } }, 'account-archived'],
  [
    'A1: a controller that waits for approval sees nothing',
    { named: approving, controller: { ...controller, status: 'pending' } },
    'approval-required',
  ],
  [
    'A1: a new controller sees nothing before it is approved',
    { named: approving, controller: null },
    'approval-required',
  ],
  [
    'A1: an approval counts in its own account only',
    { named: { ...approving, id: 'account-2' } },
    'approval-required',
  ],
  ['A1: an approved controller sees', { named: approving }, 'account-1'],
]
for (const [guarantee, more, outcome] of cases)
  test(guarantee, () => {
    const verdict = judgeOffers({ ...facts, ...more })
    assert.equal(verdict.ok ? verdict.value.id : verdict.refusal.code, outcome)
  })
