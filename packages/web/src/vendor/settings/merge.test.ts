import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Settings } from '@tenure/contract'
import { changesOf, mergeSettings } from './merge.ts'

const base: Settings = {
  upgradeBasis: 'installed-at',
  lateMaintenance: 'refused',
  rmaBudgetPerYear: 5,
  secondFactor: 'required',
}

test('what each changed alone is kept of both', () => {
  const mine = { ...base, rmaBudgetPerYear: 8 }
  const now = { ...base, lateMaintenance: 'allowed' } as const
  assert.deepEqual(mergeSettings(base, mine, now), {
    merged: { ...base, rmaBudgetPerYear: 8, lateMaintenance: 'allowed' },
    theirs: ['lateMaintenance'],
    conflicts: [],
  })
})

test('what both changed differently is a conflict, and mine is kept; the same change is none', () => {
  const mine: Settings = { ...base, rmaBudgetPerYear: 8, secondFactor: 'optional' }
  const now: Settings = { ...base, rmaBudgetPerYear: 2, secondFactor: 'optional' }
  const { merged, theirs, conflicts } = mergeSettings(base, mine, now)
  assert.deepEqual([merged.rmaBudgetPerYear, theirs, conflicts], [8, [], ['rmaBudgetPerYear']])
  assert.deepEqual(changesOf(now, merged), { rmaBudgetPerYear: 8 })
})
