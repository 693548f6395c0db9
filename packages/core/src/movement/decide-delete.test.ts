import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideDelete, type DeleteFacts } from './decide-delete.ts'
import { refusalOf, valueOf } from './sample-licenses.test.ts'

const empty: DeleteFacts = {
  account: { name: 'P-Building 1' },
  inAccount: 0,
  onControllers: 0,
  controllers: 0,
}

test('T3: an account without licenses and controllers is deleted', () =>
  assert.equal(valueOf(decideDelete(empty)), 'delete'))

test('A4: an account that is not in sight is not found, whatever it holds', () =>
  assert.equal(refusalOf(decideDelete({ ...empty, account: null, inAccount: 1 })).code, 'account-not-found'))

const remedies: readonly (readonly [inAccount: number, onControllers: number, remedy: string])[] = [
  [1, 0, 'Archive it instead, or recall 1 license to the inventory first.'],
  [3, 0, 'Archive it instead, or recall 3 licenses to the inventory first.'],
  [
    0,
    1,
    'Archive it instead, or have 1 license returned from its controllers and recall 1 license to the inventory first.',
  ],
  [
    3,
    2,
    'Archive it instead, or have 2 licenses returned from its controllers and recall 5 licenses to the inventory first.',
  ],
]
for (const [inAccount, onControllers, remedy] of remedies)
  test(`T3: with ${inAccount} in it and ${onControllers} on its controllers: ${remedy}`, () => {
    const refusal = refusalOf(decideDelete({ ...empty, inAccount, onControllers, controllers: 1 }))
    assert.equal(refusal.code, 'account-holds-licenses')
    assert.equal(refusal.remedy, remedy)
    assert.deepEqual(refusal.facts, { account: 'P-Building 1', inAccount, onControllers })
  })

test('an account that a controller belongs to is kept, with the controller’s history', () => {
  const refusal = refusalOf(decideDelete({ ...empty, controllers: 2 }))
  assert.equal(refusal.code, 'account-has-controllers')
  assert.deepEqual(refusal.facts, { account: 'P-Building 1', controllers: 2 })
  assert.match(refusal.remedy, /^Archive it instead/)
})
