import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  account,
  answered,
  cap,
  controller,
  core,
  heldAfter,
  license,
  onController,
  otherAccount,
  refusalsOf,
  type Situation,
} from './sample-facts.test.ts'

test('T2: one license, some, or all go back to the account; the file lists what is left', () => {
  const held = [cap, core, license('rcms', 'RCMS-5')].map((each) => onController(each))
  assert.deepEqual(heldAfter({ held, says: { give: ['cap'] } }), ['core', 'rcms'])
  assert.deepEqual(heldAfter({ held, says: { give: ['rcms', 'cap'] } }), ['core'])
  const all = answered({ held, says: { give: ['cap', 'core', 'rcms'] } })
  assert.deepEqual([all.licenses, all.returns], [[], ['cap', 'core', 'rcms']])
})

test('a license that is given twice in one request is returned once', () =>
  assert.deepEqual(answered({ held: [onController(cap)], says: { give: ['cap', 'cap'] } }).returns, ['cap']))

test('spec §2: an activated upgrade license is not returnable and stays in the file', () => {
  const held = [onController(license('up', 'UPG-50', { upgradesTo: '3.5' }))]
  assert.deepEqual(refusalsOf({ held, says: { give: ['up'] } }), ['up: license-not-returnable'])
  assert.deepEqual(heldAfter({ held, says: { give: ['up'] } }), ['up'])
})

test('T8: a return needs no Customer ID, no approval and no account in use', () => {
  const held = [onController(cap)]
  const hindered: Situation[] = [
    { named: null, says: { give: ['cap'], customerId: null } },
    { named: null, says: { give: ['cap'] } },
    { named: { ...account, archived: true }, says: { give: ['cap'] } },
    { named: otherAccount, says: { give: ['cap'] } },
    { controller: { ...controller, status: 'pending' }, says: { give: ['cap'] } },
    { says: { give: ['cap'], generation: 1 } },
  ]
  for (const situation of hindered) assert.deepEqual(answered({ ...situation, held }).returns, ['cap'])
})
