import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Target } from '../exchange/judge-target.ts'
import type { License } from '../license/license.ts'
import { defaultPolicy } from '../policy/policy.ts'
import { decideReplacement, type ReplacementFacts } from './decide-replacement.ts'
import { inAccount, license, onController, partnerId, refusalOf, valueOf } from './sample-licenses.test.ts'

const account = {
  id: 'account-1',
  partnerId,
  name: 'P-Building 1',
  archived: false,
  approvesControllers: false,
}
const at = Date.parse('2026-11-24T06:30:05Z')
const replacement: Target = {
  id: 'controller-2',
  installCode: 'SC-0002',
  status: 'active',
  account,
  firstCapacityAt: null,
}
const freed = (id: string, sku: string, more: Partial<License> = {}) =>
  license(id, { holder: inAccount, everActivated: true, ...more }, sku)
const running = { startsAt: Date.parse('2026-01-01T00:00:00Z'), endsAt: Date.parse('2027-01-01T00:00:00Z') }
const everything = [
  freed('upgrade', 'UPG-50', { upgradesTo: '3.5' }),
  freed('core', 'CORE'),
  freed('maintenance', 'MNT-50-12', running),
  freed('capacity', 'CAP-50'),
  freed('trial', 'TRIAL-10-30', running),
]
const facts: ReplacementFacts = {
  at,
  dead: { id: 'controller-1', firstCapacityAt: 5 },
  account,
  freed: everything,
  replacement,
  held: [],
  currentFeatureRelease: '3.6',
  policy: defaultPolicy,
}

test('T6: everything goes on to the replacement, with the terms as they run and upgrades as they were used', () => {
  const { activations } = valueOf(decideReplacement(facts))
  assert.deepEqual(
    new Map(
      activations.map(({ licenseId, startsAt, endsAt, upgradesTo }) => [
        licenseId,
        [startsAt, endsAt, upgradesTo],
      ]),
    ),
    new Map(
      ['maintenance', 'trial', 'capacity', 'core', 'upgrade'].map((id) => {
        const { startsAt, endsAt, upgradesTo } =
          everything.find((each) => each.id === id) ?? freed('', 'CORE')
        return [id, [startsAt, endsAt, upgradesTo]]
      }),
    ),
  )
})

const firstCapacities: readonly (readonly [dead: number | null, own: number | null, after: number | null])[] =
  [
    [5, null, 5],
    [5, 9, 5],
    [9, 5, 5],
    [null, 5, 5],
  ]
for (const [dead, own, after] of firstCapacities)
  test(`M7: the time since the first capacity goes with it: ${dead} and ${own} are ${after}`, () => {
    const { firstCapacityAt } = valueOf(
      decideReplacement({
        ...facts,
        dead: { id: 'controller-1', firstCapacityAt: dead },
        replacement: { ...replacement, firstCapacityAt: own },
      }),
    )
    assert.equal(firstCapacityAt, after)
  })

const held = (id: string, sku: string) =>
  license(id, { holder: { ...onController, controllerId: 'controller-2' } }, sku)
const cases: readonly (readonly [string, Partial<ReplacementFacts>, string])[] = [
  ['that nobody sees', { replacement: null }, 'controller-not-found'],
  ['that is the dead one', { dead: { id: 'controller-2', firstCapacityAt: null } }, 'controller-replaced'],
  [
    'that was given up itself',
    { replacement: { ...replacement, status: 'replaced' } },
    'controller-replaced',
  ],
  [
    'of another account',
    { replacement: { ...replacement, account: { ...account, id: 'account-2' } } },
    'controller-in-other-account',
  ],
  [
    'of an archived account',
    { replacement: { ...replacement, account: { ...account, archived: true } } },
    'account-archived',
  ],
  [
    'that waits for approval',
    {
      replacement: { ...replacement, status: 'pending', account: { ...account, approvesControllers: true } },
    },
    'approval-required',
  ],
  ['that has a core license already', { held: [held('own', 'CORE')] }, 'core-already-held'],
  ['that is larger than the upgrade', { held: [held('own', 'CAP-50')] }, 'upgrade-too-small'],
]
for (const [what, more, expected] of cases)
  test(`T6: a replacement ${what} is refused as a whole: ${expected}`, () => {
    const refusal = refusalOf(decideReplacement({ ...facts, ...more }))
    assert.equal(refusal.code, expected)
    assert(refusal.remedy.length > 10)
  })
