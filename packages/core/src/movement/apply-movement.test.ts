import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyMovement } from './apply-movement.ts'
import type { MovementReason } from './movement.ts'
import { isSamePlace, placeOf, type Place } from './place.ts'

const places = {
  vendor: { at: 'vendor', accountId: null, controllerId: null },
  inventory: { at: 'inventory', accountId: null, controllerId: null },
  account: { at: 'account', accountId: 'a', controllerId: null },
  controller: { at: 'controller', accountId: 'a', controllerId: 'c' },
  retired: { at: 'retired', accountId: null, controllerId: null },
} as const satisfies Record<string, Place>
const names = Object.keys(places) as (keyof typeof places)[]

/** T1–T6, as the specification says them. */
const allowed: Readonly<Record<MovementReason, readonly string[]>> = {
  issue: ['vendor → inventory'],
  split: ['inventory → retired', 'vendor → inventory'],
  transfer: ['inventory → account'],
  recall: ['account → inventory'],
  activate: ['account → controller'],
  return: ['controller → account'],
  rma: ['controller → account'],
}
const reasons = Object.keys(allowed) as MovementReason[]

for (const reason of reasons)
  test(`T1–T6: "${reason}" leads ${allowed[reason].join(', ')}, and no other way`, () => {
    for (const from of names)
      for (const to of names) {
        const after = applyMovement(places[from], { from: places[from], to: places[to], reason })
        const isAllowed = allowed[reason].includes(`${from} → ${to}`)
        assert.deepEqual(after, isAllowed ? places[to] : 'way-unknown', `${from} → ${to}`)
      }
  })

test('T5: nothing ever comes back to the vendor’s stock, and nothing leaves retirement', () => {
  for (const reason of reasons)
    for (const other of names) {
      const { vendor, retired } = places
      assert.equal(applyMovement(places[other], { from: places[other], to: vendor, reason }), 'way-unknown')
      assert.equal(applyMovement(retired, { from: retired, to: places[other], reason }), 'way-unknown')
    }
})

test('T5: a movement begins where the one before ended', () => {
  const { account, controller } = places
  const movement = { from: account, to: controller, reason: 'activate' } as const
  for (const elsewhere of [places.inventory, controller, { ...account, accountId: 'b' }])
    assert.equal(applyMovement(elsewhere, movement), 'not-where-it-was')
  const otherController = { ...controller, controllerId: 'd' }
  const back = { from: otherController, to: account, reason: 'return' } as const
  assert.equal(applyMovement(controller, back), 'not-where-it-was')
})

test('T5: before its first movement a license is in the vendor’s stock', () => {
  const { vendor, inventory, account } = places
  assert.deepEqual(applyMovement(undefined, { from: vendor, to: inventory, reason: 'issue' }), inventory)
  assert.equal(
    applyMovement(undefined, { from: inventory, to: account, reason: 'transfer' }),
    'not-where-it-was',
  )
})

test('T1, T2: a license is activated and returned within its account, never across accounts', () => {
  const { account, controller } = places
  const foreign = { ...controller, accountId: 'b' }
  assert.equal(applyMovement(account, { from: account, to: foreign, reason: 'activate' }), 'account-changed')
  assert.equal(applyMovement(foreign, { from: foreign, to: account, reason: 'return' }), 'account-changed')
  assert.equal(applyMovement(foreign, { from: foreign, to: account, reason: 'rma' }), 'account-changed')
})

test('a place names a holder without its partner, and two places are one only in every part', () => {
  const holder = { at: 'controller', partnerId: 'p', accountId: 'a', controllerId: 'c' } as const
  assert.deepEqual(placeOf(holder), places.controller)
  assert.deepEqual(placeOf({ at: 'retired', partnerId: 'p', reason: 'split' }), places.retired)
  for (const one of names)
    for (const other of names) assert.equal(isSamePlace(places[one], { ...places[other] }), one === other)
})
