import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Holder } from '../license/holder.ts'
import { decideRecall } from './decide-recall.ts'
import {
  inAccount,
  inventory,
  license,
  onController,
  refusalOf,
  retired,
  valueOf,
} from './sample-licenses.test.ts'

const recall = (holder: Holder) => decideRecall({ licenseIds: ['a'], licenses: [license('a', { holder })] })

test('T3: a license goes back from its account to the inventory', () => {
  const { licenses, movements } = valueOf(recall(inAccount))
  assert.deepEqual(licenses, [license('a', { holder: inventory })])
  assert.deepEqual(movements, [
    { license: license('a', { holder: inAccount }), to: inventory, reason: 'recall' },
  ])
})

test('T3: a license that has run is recalled with its term', () => {
  const running = license('a', { holder: inAccount, everActivated: true, startsAt: 1, endsAt: 2 })
  const [recalled] = valueOf(decideRecall({ licenseIds: ['a'], licenses: [running] })).licenses
  assert.deepEqual([recalled?.startsAt, recalled?.endsAt, recalled?.everActivated], [1, 2, true])
})

const refusedHolders: readonly (readonly [string, Holder, string, RegExp])[] = [
  ['a controller holds', onController, 'license-on-controller', /Return it from the controller first.*RMA/],
  ['is in the inventory', inventory, 'license-not-in-account', /Nothing needs to be done/],
  ['was split', retired, 'license-not-in-account', /parts/],
  ['was never issued', { at: 'vendor' }, 'license-not-found', /License ID/],
]
for (const [what, holder, code, remedy] of refusedHolders)
  test(`T3: a license that ${what} cannot be recalled`, () => {
    assert.equal(refusalOf(recall(holder)).code, code)
    assert.match(refusalOf(recall(holder)).remedy, remedy)
  })

test('T3: many are recalled all or none, from whichever accounts', () => {
  const other = { ...inAccount, accountId: 'account-2' }
  const licenses = [license('a', { holder: inAccount }), license('b', { holder: other }), license('c')]
  assert.equal(valueOf(decideRecall({ licenseIds: ['a', 'b'], licenses })).movements.length, 2)
  const refusal = refusalOf(decideRecall({ licenseIds: ['a', 'b', 'c'], licenses }))
  assert.deepEqual(refusal.facts, { asked: 3, refused: 1, 'license-not-in-account': ['c'] })
})
