import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  account,
  answered,
  cap,
  cases,
  controller,
  core,
  decide,
  heldAfter,
  license,
  onController,
  otherAccount,
  refusalsOf,
  type Situation,
} from './sample-facts.test.ts'

const unmet = {
  controller: null,
  says: { generation: 0, previous: null, want: ['cap'] },
  offered: [cap],
} as const

test('A1: a Customer ID is enough for a new controller to join the account and activate', () => {
  const verdict = answered(unmet)
  assert.deepEqual([verdict.account, verdict.status, verdict.joins], [account, 'active', true])
  assert.deepEqual([verdict.generation, verdict.licenses.length], [1, 1])
})

const notNamed: readonly (readonly [string, Situation, string])[] = [
  ['no Customer ID', { named: null, says: { ...unmet.says, customerId: null } }, 'customer-id-missing'],
  ['a Customer ID of no account', { named: null }, 'customer-id-unknown'],
  ['the Customer ID of an archived account', { named: { ...account, archived: true } }, 'account-archived'],
]
for (const [what, situation, code] of notNamed) {
  test(`a new controller with ${what} is refused as a whole: ${code}`, () => {
    const verdict = decide({ ...unmet, ...situation })
    assert.ok(verdict.outcome === 'refused' && verdict.refusal.code === code)
  })
  test(`T8: a known controller with ${what} keeps all it holds; only what it wants is refused: ${code}`, () => {
    const says = { want: ['cap'], ...(situation.says?.customerId === null ? { customerId: null } : {}) }
    const known = { ...situation, says, offered: [cap], held: [onController(core)] }
    assert.deepEqual(refusalsOf(known), [`cap: ${code}`])
    assert.deepEqual(heldAfter(known), ['core'])
  })
}

test('T3: a controller of an archived account keeps its account, its standing and what it holds', () => {
  const archived = { ...account, archived: true }
  for (const status of ['active', 'pending'] as const) {
    const verdict = answered({
      named: archived,
      controller: { ...controller, account: archived, status },
      held: [onController(cap)],
    })
    assert.deepEqual([verdict.account.id, verdict.status, verdict.joins], ['account-1', status, false])
    assert.deepEqual([verdict.licenses.length, verdict.refusals], [1, []])
  }
})

const approving = { ...account, approvesControllers: true }

test('A1: where the account approves its controllers, a new one joins, waits, and opens a case', () => {
  const verdict = answered({ ...unmet, named: approving })
  assert.deepEqual([verdict.status, verdict.joins, verdict.licenses], ['pending', true, []])
  assert.deepEqual(cases(verdict), ['approval-wanted'])
  assert.deepEqual(refusalsOf({ ...unmet, named: approving }), ['cap: approval-required'])
})

test('A1: a controller that waits keeps waiting, without another case; one that was approved activates', () => {
  const wants = { named: approving, says: { want: ['cap'] }, offered: [cap] }
  const waits = answered({ ...wants, controller: { ...controller, status: 'pending' } })
  assert.deepEqual([waits.status, waits.joins, cases(waits)], ['pending', false, []])
  assert.deepEqual(waits.refusals[0]?.code, 'approval-required')
  assert.deepEqual(heldAfter(wants), ['cap'])
})

test('A1: a controller waits no longer once the account approves no controllers any more', () => {
  const verdict = answered({
    controller: { ...controller, status: 'pending' },
    says: { want: ['cap'] },
    offered: [cap],
  })
  assert.deepEqual([verdict.status, verdict.licenses.length], ['active', 1])
})

test('T6: a replaced unit that is heard from gets an empty file and a case, and can activate nothing', () => {
  const replaced = {
    controller: { ...controller, status: 'replaced' as const },
    says: { want: ['cap'] },
    offered: [cap],
  }
  const verdict = answered(replaced)
  assert.deepEqual([verdict.status, verdict.licenses, cases(verdict)], ['replaced', [], ['dead-unit-seen']])
  assert.deepEqual(refusalsOf(replaced), ['cap: controller-replaced'])
  assert.deepEqual(answered({ ...replaced, named: otherAccount }).joins, false)
})

test('a controller that holds nothing moves to the account it names, and that account hears of it', () => {
  const theirs = license('theirs', 'CAP-50', {
    holder: { at: 'account', partnerId: 'partner-1', accountId: 'account-2' },
  })
  const verdict = answered({ named: otherAccount, says: { want: ['theirs'] }, offered: [theirs] })
  assert.deepEqual([verdict.account, verdict.joins, verdict.licenses.length], [otherAccount, true, 1])
})

test('a controller that returns all in the same request moves as well', () => {
  const verdict = answered({ named: otherAccount, held: [onController(cap)], says: { give: ['cap'] } })
  assert.deepEqual([verdict.account.id, verdict.returns], ['account-2', ['cap']])
})

test('a controller that still holds licenses stays where it is, with the number it would have to return', () => {
  const situation = {
    named: otherAccount,
    held: [onController(cap), onController(core)],
    says: { want: ['x'] },
  }
  const verdict = answered(situation)
  assert.deepEqual([verdict.account.id, verdict.joins, verdict.licenses.length], ['account-1', false, 2])
  assert.equal(verdict.refusals[0]?.code, 'controller-in-other-account')
  assert.deepEqual(verdict.refusals[0]?.facts, { installCode: 'SC-0001', licenses: 2, upgrades: 0 })
  assert.match(verdict.refusals[0]?.remedy ?? '', /Return all its licenses/)
})

test('a controller that holds a used upgrade license is not told to return it, because it cannot', () => {
  const held = [onController(license('up', 'UPG-50', { upgradesTo: '3.5' }))]
  const verdict = answered({ named: otherAccount, held, says: { want: ['x'] } })
  assert.doesNotMatch(verdict.refusals[0]?.remedy ?? '', /Return all/)
})

test('moving to an account that approves its controllers means waiting there', () =>
  assert.equal(answered({ named: { ...otherAccount, approvesControllers: true } }).status, 'pending'))
