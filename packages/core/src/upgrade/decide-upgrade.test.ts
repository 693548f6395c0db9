import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { activated, capacity, day, maintenance, trial, upgrade } from '../../testing/sample-license.ts'
import type { License } from '../license/license.ts'
import type { RefusalCode } from '../refusal/codes.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { decideUpgrade, type UpgradeReason } from './decide-upgrade.ts'
import type { UpgradeFacts } from './facts.ts'

const now = day('2026-06-01')
const certain = { at: now, certain: true }
const doubtful = { at: now, certain: false }
const capacity20 = capacity(20)
const covering = activated(maintenance(20), day('2026-03-05')) // to 2027-03-05
const lapsed = activated(maintenance(20, 12, { id: 'lapsed' }), day('2025-03-05')) // to 2026-03-05
const upgradeTo35 = upgrade(20, { upgradesTo: '3.5' })

const bare: UpgradeFacts = {
  installed: '3.3',
  target: '3.4',
  releasedAt: day('2026-05-01'),
  held: [capacity20],
  time: certain,
  upgradeBasis: 'installed-at',
}
const decide = (changes: Partial<UpgradeFacts>): UpgradeReason | RefusalCode => {
  const verdict = decideUpgrade({ ...bare, ...changes })
  return verdict.ok ? verdict.value.reason : verdict.refusal.code
}
const refusalOf = (changes: Partial<UpgradeFacts>): Refusal => {
  const verdict = decideUpgrade({ ...bare, ...changes })
  assert.ok(!verdict.ok)
  return verdict.refusal
}

describe('decideUpgrade: what the versions alone allow (M4)', () => {
  type Case = readonly [installed: string, target: string, expected: UpgradeReason | RefusalCode]
  const cases: readonly Case[] = [
    ['3.3', '3.3', 'not-newer'],
    ['3.4', '3.3', 'not-newer'],
    ['3.10', '3.9', 'not-newer'],
    ['3.4 Update 2', '3.4 Update 1', 'not-newer'],
    ['3.3', '3.3 Update 2', 'same-feature-line'],
    ['3.3', '3.3.1', 'same-feature-line'],
    ['3.3', '4.0 Platform 1', 'platform-release'],
    ['3.2 Update 2', '3.5', 'before-licensing'],
    ['3.3', '3.4', 'maintenance-missing'],
    ['3.9', '3.10', 'maintenance-missing'],
    ['3.3', '3.4 Update 1', 'maintenance-missing'], // brings the features of 3.4 along
    ['3.3', '3.4.1', 'maintenance-missing'],
    ['3.3 Update 9', '4.0', 'maintenance-missing'],
    ['3.3', 'soon', 'version-unreadable'],
    ['?', '3.4', 'version-unreadable'],
  ]
  for (const [installed, target, expected] of cases)
    it(`${installed} → ${target}: ${expected}`, () => assert.equal(decide({ installed, target }), expected))

  it('a controller without capacity upgrades freely, whatever the versions are called', () => {
    assert.equal(decide({ held: [] }), 'zero-capacity')
    assert.equal(decide({ held: [covering], target: 'soon', time: doubtful }), 'zero-capacity')
    assert.equal(decide({ held: [activated(trial('capacity', 10), now)] }), 'zero-capacity')
  })

  it('the kind the vendor published counts before the name', () => {
    assert.equal(decide({ targetKind: 'platform' }), 'platform-release')
    assert.equal(decide({ target: '4.0 Platform 1', targetKind: 'feature' }), 'maintenance-missing')
  })
})

describe('decideUpgrade: maintenance (M1, M5)', () => {
  const ended = { at: day('2027-03-05'), certain: true }
  type Case = readonly [name: string, Partial<UpgradeFacts>, UpgradeReason | RefusalCode]
  const cases: readonly Case[] = [
    ['covered', { held: [capacity20, covering] }, 'maintenance'],
    [
      'to its last moment',
      { held: [capacity20, covering], time: { ...ended, at: ended.at - 1 } },
      'maintenance',
    ],
    ['not at its end', { held: [capacity20, covering], time: ended }, 'maintenance-expired'],
    ['none at all', { held: [capacity20] }, 'maintenance-missing'],
    ['none, and the clock in doubt', { held: [capacity20], time: doubtful }, 'maintenance-missing'],
    ['too little', { held: [capacity20, capacity(5), covering] }, 'maintenance-short'],
    [
      'too little even if all ran',
      { held: [capacity(41), covering, lapsed], time: doubtful },
      'maintenance-short',
    ],
    ['part of it lapsed', { held: [capacity(40), covering, lapsed] }, 'maintenance-short'],
    ['all lapsed', { held: [capacity20, lapsed] }, 'maintenance-expired'],
    ['covered, the clock in doubt', { held: [capacity20, covering], time: doubtful }, 'time-unknown'],
    ['lapsed by a doubtful clock', { held: [capacity20, lapsed], time: doubtful }, 'time-unknown'],
    [
      'a trial, while it lasts',
      { held: [capacity20, activated(trial('maintenance', 20), now)] },
      'maintenance',
    ],
  ]
  for (const [name, changes, expected] of cases)
    it(`${name}: ${expected}`, () => assert.equal(decide(changes), expected))

  it('says what is missing, the smallest remedy, and what is allowed now', () => {
    const held = [capacity20, activated(maintenance(6), now)]
    const refusal = refusalOf({ held, target: '3.5' })
    assert.equal(
      refusal.sentence,
      'Upgrading to 3.5 needs maintenance for 20 devices, and the controller has it for 6.',
    )
    assert.match(
      refusal.remedy,
      /^14 more: activate maintenance for at least 14 devices .* upgrade license of at least 20\./,
    )
    assert.match(
      refusal.remedy,
      /Allowed now: every version up to and with the updates of 3\.3, and platform releases\.$/,
    )
    assert.equal(refusal.facts['missing'], 14)
  })

  it('says when maintenance ended', () => {
    assert.match(refusalOf({ held: [capacity20, lapsed] }).sentence, /it ended on 2026-03-05\.$/)
  })
})

describe('decideUpgrade: the release date decides (M5 released-at)', () => {
  const held = [capacity20, lapsed]
  const basis = { upgradeBasis: 'released-at', held } as const
  type Case = readonly [name: string, Partial<UpgradeFacts>, UpgradeReason | RefusalCode]
  const cases: readonly Case[] = [
    ['published before the end', { releasedAt: day('2026-03-05') - 1 }, 'maintenance'],
    ['published at the end', { releasedAt: day('2026-03-05') }, 'maintenance-expired'],
    [
      'published before the end, any time later',
      { releasedAt: day('2026-01-01'), time: { at: day('2040-01-01'), certain: true } },
      'maintenance',
    ],
    ['published before maintenance began', { releasedAt: day('2020-01-01') }, 'maintenance'],
    ['it needs no present time', { releasedAt: day('2026-01-01'), time: doubtful }, 'maintenance'],
    ['the date is not known', { releasedAt: null }, 'release-date-unknown'],
    [
      'the date is not known, but it is covered now',
      { releasedAt: null, held: [capacity20, covering] },
      'maintenance',
    ],
    ['neither date nor time is known', { releasedAt: null, time: doubtful }, 'time-unknown'],
    [
      'sizes count as ever',
      { releasedAt: day('2026-01-01'), held: [capacity(21), lapsed] },
      'maintenance-short',
    ],
    [
      'a trial lends no right for ever',
      {
        releasedAt: day('2026-01-01'),
        held: [capacity20, activated(trial('maintenance', 20), day('2026-01-01'))],
      },
      'maintenance-expired',
    ],
    [
      'terms that followed each other do not add up',
      {
        releasedAt: day('2024-06-01'),
        held: [
          capacity20,
          activated(maintenance(10), day('2024-01-01')),
          activated(maintenance(10), day('2025-02-01')),
        ],
      },
      'maintenance-expired',
    ],
    [
      'terms that ran side by side do',
      {
        releasedAt: day('2024-06-01'),
        held: [
          capacity20,
          activated(maintenance(10), day('2024-01-01')),
          activated(maintenance(10), day('2024-12-01')),
        ],
      },
      'maintenance',
    ],
    [
      'a renewal that has not begun does not count',
      { releasedAt: day('2026-05-01'), held: [capacity20, { ...covering, startsAt: now + 1 }] },
      'maintenance-short',
    ],
  ]
  for (const [name, changes, expected] of cases)
    it(`${name}: ${expected}`, () => assert.equal(decide({ ...basis, ...changes }), expected))

  it('under installed-at the release date changes nothing', () => {
    assert.equal(decide({ held, releasedAt: day('2026-01-01') }), 'maintenance-expired')
  })
})

describe('decideUpgrade: upgrade licenses (spec §2)', () => {
  type Case = readonly [name: string, Partial<UpgradeFacts>, UpgradeReason | RefusalCode]
  const cases: readonly Case[] = [
    ['reaches its release', { target: '3.5' }, 'upgrade-license'],
    ['reaches what lies between', { target: '3.4 Update 1' }, 'upgrade-license'],
    ['reaches the updates of its release', { target: '3.5 Update 3' }, 'upgrade-license'],
    ['reaches nothing newer', { target: '3.6' }, 'maintenance-missing'],
    ['needs no clock', { target: '3.5', time: doubtful }, 'upgrade-license'],
    [
      'must be as large as the capacity',
      { target: '3.5', held: [capacity(21), upgradeTo35] },
      'maintenance-missing',
    ],
    [
      'does not add up',
      { target: '3.5', held: [capacity(40), upgradeTo35, { ...upgradeTo35, id: 'b' }] },
      'maintenance-missing',
    ],
    ['counts once activated', { held: [capacity20, upgrade(20)] }, 'maintenance-missing'],
  ]
  for (const [name, changes, expected] of cases)
    it(`${name}: ${expected}`, () =>
      assert.equal(decide({ held: [capacity20, upgradeTo35], ...changes }), expected))
})

describe('decideUpgrade, for any licenses and versions', () => {
  it('more maintenance never forbids what was allowed', () => {
    fc.assert(
      fc.property(anyFacts, anyMaintenance, (facts, added) => {
        if (decideUpgrade(facts).ok) assert.ok(decideUpgrade({ ...facts, held: [...facts.held, added] }).ok)
      }),
    )
  })

  it('what allows a newer feature line allows the older ones', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(9), fc.nat(9), (facts, a, b) => {
        const [older, newer] = a <= b ? [a, b] : [b, a]
        if (decideUpgrade({ ...facts, target: `3.${newer}` }).ok)
          assert.ok(decideUpgrade({ ...facts, target: `3.${older}` }).ok)
      }),
    )
  })

  it('O5: doubt about the time never allows more', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const sure = decideUpgrade({ ...facts, time: { at: facts.time.at, certain: true } })
        const doubted = decideUpgrade({ ...facts, time: { at: facts.time.at, certain: false } })
        if (doubted.ok) assert.ok(sure.ok)
      }),
    )
  })

  it('M6: no refusal takes away the same or an older version', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        assert.ok(decideUpgrade({ ...facts, target: facts.installed }).ok)
        assert.ok(decideUpgrade({ ...facts, target: '3.0' }).ok)
      }),
    )
  })
})

const anyMoment = fc.integer({ min: day('2025-01-01'), max: day('2029-01-01') })
const anyMaintenance: fc.Arbitrary<License> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(12, 36), anyMoment, fc.boolean())
  .map(([quantity, months, at, lent]) =>
    activated(lent ? trial('maintenance', quantity, 90) : maintenance(quantity, months), at),
  )
const anyUpgrade = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.nat(9))
  .map(([quantity, minor]) => upgrade(quantity, { upgradesTo: `3.${minor}` }))
const anyCapacity = fc.integer({ min: 1, max: 20 }).map((quantity) => capacity(quantity))
const anyFacts: fc.Arbitrary<UpgradeFacts> = fc.record({
  installed: fc.nat(9).map((minor) => `3.${minor}`),
  target: fc.nat(9).map((minor) => `3.${minor}`),
  releasedAt: fc.option(anyMoment),
  held: fc.array(fc.oneof(anyMaintenance, anyUpgrade, anyCapacity), { maxLength: 6 }),
  time: fc.record({ at: anyMoment, certain: fc.boolean() }),
  upgradeBasis: fc.constantFrom('installed-at', 'released-at'),
})
