import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideRma, type RmaFacts } from './decide-rma.ts'
import { inAccount, license, onController, refusalOf, valueOf } from './sample-licenses.test.ts'
import type { License } from '../license/license.ts'

const running = license(
  'mnt',
  { holder: onController, everActivated: true, startsAt: 1, endsAt: 2 },
  'MNT-50-12',
)
const upgrade = license('up', { holder: onController, everActivated: true, upgradesTo: '3.5' }, 'UPG-50')
const facts: RmaFacts<License> = {
  caller: { of: 'partner' },
  controller: { installCode: 'SC-0001', status: 'active' },
  held: [running, upgrade],
  budget: { budget: 3, done: 0, left: 3, nextAt: null },
}
const code = (more: Partial<RmaFacts<License>>) => {
  const verdict = decideRma({ ...facts, ...more })
  return verdict.ok ? 'moved' : verdict.refusal.code
}

test('T6, case 13: all licenses are free in their account again, and the maintenance clock runs on', () => {
  const { licenses, movements } = valueOf(decideRma(facts))
  assert.deepEqual(licenses, [
    { ...running, holder: inAccount },
    { ...upgrade, holder: inAccount },
  ])
  assert.deepEqual(
    movements.map(({ reason, to }) => [reason, to.at]),
    [
      ['rma', 'account'],
      ['rma', 'account'],
    ],
  )
})

test('T6: a license goes back to its own account', () => {
  const holder = { ...onController, accountId: 'account-7' }
  const [moved] = valueOf(decideRma({ ...facts, held: [license('a', { holder })] })).licenses
  assert.deepEqual(moved?.holder, { ...inAccount, accountId: 'account-7' })
})

const spent = { budget: 3, done: 4, left: 0, nextAt: 1 }
const cases: readonly (readonly [string, Partial<RmaFacts<License>>, string])[] = [
  ['the partner’s last one of the year', { budget: { budget: 3, done: 2, left: 1, nextAt: null } }, 'moved'],
  ['one more than the budget', { budget: { budget: 3, done: 3, left: 0, nextAt: 1 } }, 'rma-budget-spent'],
  ['the vendor, however many', { caller: { of: 'vendor' }, budget: spent }, 'moved'],
  ['a budget of none', { budget: { budget: 0, done: 0, left: 0, nextAt: null } }, 'rma-budget-spent'],
  ['a controller that waits for approval', { controller: { installCode: 'SC', status: 'pending' } }, 'moved'],
  ['a controller that holds nothing', { held: [] }, 'moved'],
  ['A4: a controller that is not in sight', { controller: null }, 'controller-not-found'],
  [
    'a controller that was replaced before',
    { controller: { installCode: 'SC', status: 'replaced' } },
    'controller-replaced',
  ],
  [
    'a controller that is not in sight, asked for with no budget left',
    { controller: null, budget: spent },
    'controller-not-found',
  ],
]
for (const [what, more, outcome] of cases)
  test(`T6: ${what}: ${outcome}`, () => assert.equal(code(more), outcome))

test('T6: who has spent the budget is sent to Customer Success, with the figures', () => {
  const refusal = refusalOf(decideRma({ ...facts, budget: spent }))
  assert.deepEqual(refusal.facts, { done: 4, budget: 3 })
  assert.match(refusal.remedy, /Customer Success/)
})
