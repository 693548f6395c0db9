import assert from 'node:assert/strict'
import { it } from 'node:test'
import { activated, capacity, core, day, maintenance, trial } from '../../testing/sample-license.ts'
import { capacityAt, paidCapacity } from './capacity-at.ts'

const start = day('2026-03-01')

it('C1: capacity adds up', () => {
  assert.equal(capacityAt([capacity(10, { id: 'a' }), capacity(10, { id: 'b' })], start), 20)
  assert.equal(capacityAt([], start), 0)
})

it('only capacity is capacity', () => {
  const held = [activated(maintenance(50), start), core(), activated(trial('maintenance', 70), start)]
  assert.equal(capacityAt(held, start), 0)
})

it('capacity never expires', () => {
  assert.equal(capacityAt([activated(capacity(10), start)], day('2099-01-01')), 10)
})

it('T8: a trial lends capacity until its end, and never counts as paid', () => {
  const held = [activated(capacity(10), start), activated(trial('capacity', 10, 30), start)]
  assert.equal(capacityAt(held, day('2026-03-30T23:59')), 20)
  assert.equal(capacityAt(held, day('2026-03-31')), 10)
  assert.equal(paidCapacity(held), 10)
})
