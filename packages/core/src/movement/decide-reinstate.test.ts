import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideReinstate } from './decide-reinstate.ts'
import { refusalOf, valueOf } from './sample-licenses.test.ts'

const controller = { installCode: 'SC-0001', status: 'replaced' } as const

test('T6: a controller that was replaced is reinstated', () =>
  assert.equal(valueOf(decideReinstate({ controller })), 'reinstate'))

for (const [status, remedy] of [
  ['active', /^Nothing needs to be done/],
  ['pending', /^Approve it/],
  ['left', /belongs to now/],
] as const)
  test(`a controller that is ${status} was not replaced, and the remedy says what to do`, () => {
    const refusal = refusalOf(decideReinstate({ controller: { ...controller, status } }))
    assert.equal(refusal.code, 'controller-not-replaced')
    assert.deepEqual(refusal.facts, { installCode: 'SC-0001', status })
    assert.match(refusal.remedy, remedy)
  })

test('A4: a controller that is not in sight is not found', () =>
  assert.equal(refusalOf(decideReinstate({ controller: null })).code, 'controller-not-found'))
