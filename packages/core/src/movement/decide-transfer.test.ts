import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Holder } from '../license/holder.ts'
import { decideTransfer, type TransferFacts } from './decide-transfer.ts'
import {
  account,
  inAccount,
  inventory,
  license,
  onController,
  refusalOf,
  retired,
  valueOf,
} from './sample-licenses.test.ts'
import type { License } from '../license/license.ts'

const facts: TransferFacts<License> = { licenseIds: ['a'], licenses: [license('a')], account }

test('T1: a license goes from the inventory to the account, and nothing else of it changes', () => {
  const { licenses, movements } = valueOf(decideTransfer(facts))
  assert.deepEqual(licenses, [license('a', { holder: inAccount })])
  assert.deepEqual(movements, [{ license: license('a'), to: inAccount, reason: 'transfer' }])
})

test('T1: many licenses go in the order in which they were asked for, each once', () => {
  const licenses = ['a', 'b', 'c'].map((id) => license(id))
  const { movements } = valueOf(decideTransfer({ ...facts, licenses, licenseIds: ['c', 'a', 'b', 'a'] }))
  assert.deepEqual(
    movements.map((each) => each.license.id),
    ['c', 'a', 'b'],
  )
})

const refusedHolders: readonly (readonly [string, Holder, string, RegExp])[] = [
  ['is in an account already', inAccount, 'license-not-in-inventory', /Recall it/],
  ['is on a controller', onController, 'license-not-in-inventory', /Return it from the controller first/],
  ['was split', retired, 'license-not-in-inventory', /parts it was split into/],
  [
    'A4: belongs to another partner',
    { ...inventory, partnerId: 'partner-2' },
    'license-not-found',
    /License ID/,
  ],
  ['was never issued', { at: 'vendor' }, 'license-not-found', /License ID/],
]
for (const [what, holder, code, remedy] of refusedHolders)
  test(`a license that ${what} cannot be transferred, and the remedy says what to do`, () => {
    const refusal = refusalOf(decideTransfer({ ...facts, licenses: [license('a', { holder })] }))
    assert.equal(refusal.code, code)
    assert.match(refusal.remedy, remedy)
  })

test('A4: an account that is not in sight is not found, and an archived one takes nothing', () => {
  assert.equal(refusalOf(decideTransfer({ ...facts, account: null })).code, 'account-not-found')
  const archived = decideTransfer({ ...facts, account: { ...account, archived: true } })
  assert.equal(refusalOf(archived).code, 'account-archived')
})

test('many at once are all or nothing: every refused license is named under its code', () => {
  const licenses = [license('a'), license('b', { holder: inAccount }), license('c', { holder: onController })]
  const refusal = refusalOf(decideTransfer({ ...facts, licenses, licenseIds: ['a', 'b', 'c', 'd'] }))
  assert.equal(refusal.code, 'license-not-in-inventory')
  assert.match(refusal.sentence, /3 of 4 licenses are refused/)
  assert.match(refusal.remedy, /leave out the refused ones and ask for the other 1/)
  assert.deepEqual(refusal.facts, {
    asked: 4,
    refused: 3,
    'license-not-in-inventory': ['b', 'c'],
    'license-not-found': ['d'],
  })
})

test('where all are refused no rest is offered', () => {
  const refusal = refusalOf(decideTransfer({ ...facts, licenses: [], licenseIds: ['x', 'y'] }))
  assert.doesNotMatch(refusal.remedy, /leave out/)
})
