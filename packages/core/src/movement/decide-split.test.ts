import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decideSplit, type SplitFacts } from './decide-split.ts'
import {
  inAccount,
  inventory,
  license,
  onController,
  refusalOf,
  retired,
  valueOf,
} from './sample-licenses.test.ts'
import type { License } from '../license/license.ts'

const facts: SplitFacts<License> = { license: license('whole'), quantities: [20, 30], partIds: ['p1', 'p2'] }
const code = (more: Partial<SplitFacts<License>>) => refusalOf(decideSplit({ ...facts, ...more })).code

test('T4: a license becomes parts of the same product that keep everything but id and quantity', () => {
  const { whole, parts, movements } = valueOf(decideSplit(facts))
  assert.deepEqual(whole, license('whole', { holder: retired }))
  assert.deepEqual(parts, [
    { ...license('p1', { quantity: 20 }), splitFrom: 'whole' },
    { ...license('p2', { quantity: 30 }), splitFrom: 'whole' },
  ])
  assert.deepEqual(
    movements.map(({ license: { id, holder }, to, reason }) => [id, holder.at, to.at, reason]),
    [
      ['whole', 'inventory', 'retired', 'split'],
      ['p1', 'vendor', 'inventory', 'split'],
      ['p2', 'vendor', 'inventory', 'split'],
    ],
  )
})

test('T4: a part can be split again and names the license it comes from', () => {
  const [part] = valueOf(decideSplit(facts)).parts
  const again = valueOf(decideSplit({ license: part ?? null, quantities: [5, 15], partIds: ['q1', 'q2'] }))
  assert.deepEqual(
    again.parts.map(({ splitFrom }) => splitFrom),
    ['p1', 'p1'],
  )
})

test('T4: whatever quantities add up split, and the parts add up to the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 2, maxLength: 100 }),
      (quantities) => {
        const quantity = quantities.reduce((sum, each) => sum + each, 0)
        const partIds = quantities.map((_, index) => `p${index}`)
        const { parts } = valueOf(
          decideSplit({ license: license('whole', { quantity }), quantities, partIds }),
        )
        assert.equal(
          parts.reduce((sum, each) => sum + each.quantity, 0),
          quantity,
        )
      },
    ),
  )
})

const refusals: readonly (readonly [string, Partial<SplitFacts<License>>, string])[] = [
  ['A4: a license that is not in sight is not found', { license: null }, 'license-not-found'],
  ['a license in an account', { license: license('a', { holder: inAccount }) }, 'license-not-in-inventory'],
  [
    'a license that was split already',
    { license: license('a', { holder: retired }) },
    'license-not-in-inventory',
  ],
  [
    'a license that was activated once',
    { license: license('a', { everActivated: true }) },
    'license-was-activated',
  ],
  [
    'a license on a controller, because it was activated',
    { license: license('a', { everActivated: true, holder: onController }) },
    'license-was-activated',
  ],
  ['a core license', { license: license('a', {}, 'CORE') }, 'split-kind'],
  ['a trial of core', { license: license('a', { kind: 'trial', trialOf: 'core' }) }, 'split-kind'],
  ['parts that are one too few', { quantities: [20, 29] }, 'split-sum-mismatch'],
  ['parts that are one too many', { quantities: [20, 31] }, 'split-sum-mismatch'],
  ['one part', { quantities: [50] }, 'split-sum-mismatch'],
  ['no part', { quantities: [] }, 'split-sum-mismatch'],
  ['a part of nothing', { quantities: [50, 0] }, 'split-sum-mismatch'],
  ['a part below nothing', { quantities: [60, -10] }, 'split-sum-mismatch'],
  ['a part that is not whole', { quantities: [49.5, 0.5] }, 'split-sum-mismatch'],
]
for (const [what, more, expected] of refusals)
  test(`T4: ${what}: refused as ${expected}`, () => assert.equal(code(more), expected))

test('T4: the remedy for parts that do not add up says by how much', () => {
  assert.match(refusalOf(decideSplit({ ...facts, quantities: [20, 16] })).remedy, /14 larger/)
  assert.match(refusalOf(decideSplit({ ...facts, quantities: [20, 33] })).remedy, /3 smaller/)
  assert.match(
    refusalOf(decideSplit({ ...facts, quantities: [50] })).remedy,
    /two whole numbers that add up to 50/,
  )
})

test('too few ids are a bug of the caller and split nothing', () =>
  assert.throws(() => decideSplit({ ...facts, partIds: ['p1'] }), RangeError))

test('T4: maintenance, upgrade, Remote CMS and trial licenses can be split as well', () => {
  for (const sku of ['MNT-50-12', 'UPG-50', 'RCMS-25', 'TRIAL-10-30']) {
    const whole = license('a', { holder: inventory }, sku)
    const quantities = [1, whole.quantity - 1]
    assert.ok(decideSplit({ license: whole, quantities, partIds: ['p1', 'p2'] }).ok, sku)
  }
})
