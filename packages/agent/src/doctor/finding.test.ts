import assert from 'node:assert/strict'
import { test } from 'node:test'
import { found, foundProblem } from './finding.ts'

test('a finding has its code and its facts, and says the same in English', () => {
  assert.deepEqual(found('seats-missing', { missing: 10, capacity: 50 }), {
    about: 'seats',
    code: 'seats-missing',
    ok: false,
    found: '10 field devices have no seat (capacity 50)',
    remedy: 'Activate capacity for 10 more: tenure-agent offers.',
    facts: { missing: 10, capacity: 50 },
  })
})

test('one is told as one', () => {
  assert.match(found('seats-missing', { missing: 1, capacity: 0 }).found, /^1 field device has no seat/)
})

test('what has no remedy is well', () => {
  const { ok, remedy } = found('root-key-pinned')
  assert.deepEqual([ok, remedy], [true, ''])
})

test('a problem keeps its own code, facts and remedy', () => {
  const problem = { code: 'service-unreachable', sentence: 'No.', remedy: 'Wait.', facts: { a: 1 } } as const
  assert.deepEqual(foundProblem('license service', problem), {
    about: 'license service',
    code: 'service-unreachable',
    ok: false,
    found: 'No.',
    remedy: 'Wait.',
    facts: { a: 1 },
  })
})
