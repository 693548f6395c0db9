import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rmaBudgetAt } from './rma-budget.ts'

const at = Date.UTC(2027, 2, 10, 12)
const given = Date.UTC(2026, 2, 10, 12)
const [early, middle, late] = [given, Date.UTC(2026, 6, 1), Date.UTC(2027, 0, 31)]
const yearAfter = (instant: number) =>
  new Date(instant).setUTCFullYear(new Date(instant).getUTCFullYear() + 1)
const budgetOf = (givenUpAt: readonly number[], rmaBudgetPerYear = 3, now = at) =>
  rmaBudgetAt(givenUpAt, { rmaBudgetPerYear }, now)

test('T6: what was given up counts for twelve months, to the millisecond', () => {
  assert.deepEqual(budgetOf([early]), { budget: 3, done: 1, left: 2, nextAt: null })
  assert.deepEqual(budgetOf([early], 3, at + 1), { budget: 3, done: 0, left: 3, nextAt: null })
})

test('T6: with none left it says when one is again: when the earliest no longer counts', () => {
  const spent = { budget: 3, done: 3, left: 0, nextAt: yearAfter(early) }
  assert.deepEqual(budgetOf([late, early, middle]), spent)
  assert.equal(budgetOf([late, early, middle], 3, yearAfter(early)).left, 0)
  assert.equal(budgetOf([late, early, middle], 3, yearAfter(early) + 1).left, 1)
})

test('T6: where the vendor did more than the budget, as many must pass as there are too many', () => {
  assert.deepEqual(budgetOf([late, early, middle], 2), {
    budget: 2,
    done: 3,
    left: 0,
    nextAt: yearAfter(middle),
  })
  assert.deepEqual(budgetOf([late, early, middle], 1).nextAt, yearAfter(late))
})

test('T6: a budget of none is never free again', () => {
  for (const givenUpAt of [[], [late, early]])
    assert.deepEqual(budgetOf(givenUpAt, 0), { budget: 0, done: givenUpAt.length, left: 0, nextAt: null })
})

test('T6: what was given up on a 29 February counts until the 28th of the next', () => {
  const leap = Date.UTC(2028, 1, 29, 12)
  assert.equal(budgetOf([leap], 1, Date.UTC(2029, 1, 28, 12)).left, 0)
  assert.equal(budgetOf([leap], 1, Date.UTC(2029, 1, 28, 12) + 1).left, 1)
})
