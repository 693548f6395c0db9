import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_LICENSES_PER_FILE } from '../document/license-file.ts'
import { addDays, addMonths } from '../time/calendar.ts'
import {
  account,
  answered,
  cap,
  controller,
  core,
  day,
  heldAfter,
  license,
  now,
  onController,
  refusalsOf,
  type Situation,
} from './sample-facts.test.ts'

const elsewhere = onController(license('busy', 'CAP-50'), 'controller-2')
const foreign = license('foreign', 'CAP-50', {
  holder: { at: 'account', partnerId: 'partner-9', accountId: 'account-9' },
})
const foreignBusy = onController(foreign, 'controller-9', {
  ...account,
  id: 'account-9',
  partnerId: 'partner-9',
})
const wantTable: readonly (readonly [string, Situation, readonly string[]])[] = [
  ['a License ID that does not exist is not found', { says: { want: ['x'] } }, ['x: license-not-found']],
  [
    'a license that another controller of the account holds is refused as such',
    { says: { want: ['busy'] }, offered: [elsewhere] },
    ['busy: license-on-another-controller'],
  ],
  [
    'A4: a license of another account is not found',
    { says: { want: ['foreign'] }, offered: [foreign] },
    ['foreign: license-not-found'],
  ],
  [
    'A4: a license on a controller of another account is not found',
    { says: { want: ['foreign'] }, offered: [foreignBusy] },
    ['foreign: license-not-found'],
  ],
  [
    'A4: a license in the partner’s inventory is not found',
    { says: { want: ['cap'] }, offered: [{ ...cap, holder: { at: 'inventory', partnerId: 'partner-1' } }] },
    ['cap: license-not-found'],
  ],
  [
    'a second core license is refused',
    { says: { want: ['core'] }, offered: [core], held: [onController(license('core-1', 'CORE'))] },
    ['core: core-already-held'],
  ],
  [
    'of two core licenses in one request one is activated',
    { says: { want: ['core', 'core-2'] }, offered: [core, license('core-2', 'CORE')] },
    ['core-2: core-already-held'],
  ],
  [
    'an upgrade license smaller than the capacity is refused',
    { says: { want: ['up'] }, offered: [license('up', 'UPG-10')], held: [onController(cap)] },
    ['up: upgrade-too-small'],
  ],
  [
    'an upgrade license is refused while no feature release is published',
    {
      says: { want: ['up'] },
      offered: [license('up', 'UPG-50')],
      held: [onController(cap)],
      currentFeatureRelease: null,
    },
    ['up: upgrade-release-unknown'],
  ],
  [
    'M7: maintenance that never started is refused on a controller that lapsed',
    {
      says: { want: ['mnt'] },
      offered: [license('mnt', 'MNT-50-12')],
      held: [onController(cap)],
      controller: { ...controller, firstCapacityAt: day('2026-01-01') },
    },
    ['mnt: maintenance-too-late'],
  ],
  [
    'what is wanted and held already is no refusal',
    { says: { want: ['cap'] }, held: [onController(cap)] },
    [],
  ],
]
for (const [guarantee, situation, refusals] of wantTable)
  test(guarantee, () => assert.deepEqual(refusalsOf(situation), refusals))

test('what is wanted and held already stays once, and is not activated again', () => {
  const verdict = answered({ says: { want: ['cap'] }, held: [onController(cap)] })
  assert.deepEqual([verdict.activations, verdict.licenses.length], [[], 1])
})

test('what can be done is done: one refused license stops no other', () => {
  const situation = { says: { want: ['x', 'cap', 'busy', 'core'] }, offered: [cap, elsewhere, core] }
  assert.deepEqual(heldAfter(situation), ['cap', 'core'])
  assert.deepEqual(refusalsOf(situation), ['x: license-not-found', 'busy: license-on-another-controller'])
})

test('a license wanted twice in one request is activated once', () =>
  assert.equal(answered({ says: { want: ['cap', 'cap'] }, offered: [cap] }).activations.length, 1))

test('give and want in one request swap: the file has the new license and not the old', () => {
  const verdict = answered({
    says: { give: ['cap'], want: ['cap-2'] },
    held: [onController(cap)],
    offered: [license('cap-2', 'CAP-200')],
  })
  assert.deepEqual(
    [verdict.returns, verdict.activations.map(({ licenseId }) => licenseId)],
    [['cap'], ['cap-2']],
  )
  assert.deepEqual(
    verdict.licenses.map(({ id }) => id),
    ['cap-2'],
  )
})

test('a core license can be swapped for another in one request', () => {
  const situation = {
    says: { give: ['core-1'], want: ['core'] },
    offered: [core],
    held: [onController(license('core-1', 'CORE'))],
  }
  assert.deepEqual(heldAfter(situation), ['core'])
})

test('a license file states no more licenses than it can; one that is returned makes room', () => {
  const held = Array.from({ length: MAX_LICENSES_PER_FILE }, (_, each) =>
    onController(license(`held-${each}`, 'CAP-10')),
  )
  const full = { held, offered: [cap], says: { want: ['cap'] } }
  assert.deepEqual(refusalsOf(full), ['cap: license-file-full'])
  assert.deepEqual(refusalsOf({ ...full, says: { want: ['cap'], give: ['held-0'] } }), [])
})

test('T7: a Remote CMS license and a trial are activated like every other', () => {
  const offered = [license('rcms', 'RCMS-5'), license('trial', 'TRIAL-10-30')]
  const verdict = answered({ says: { want: ['rcms', 'trial'] }, offered })
  assert.deepEqual(verdict.refusals, [])
  assert.deepEqual(
    verdict.activations.find(({ licenseId }) => licenseId === 'trial'),
    {
      licenseId: 'trial',
      startsAt: day('2026-11-24'),
      endsAt: addDays(day('2026-11-24'), 30),
      upgradesTo: null,
    },
  )
})

test('M2, case 3: a running term is kept: 12 months, 3 used, 4 returned, 5 left', () => {
  const startsAt = day('2026-01-01')
  const mnt = license('mnt', 'MNT-50-12', { startsAt, endsAt: addMonths(startsAt, 12), everActivated: true })
  const [activation] = answered({
    at: day('2026-08-01'),
    says: { want: ['mnt'] },
    offered: [mnt],
  }).activations
  assert.equal(activation?.startsAt, startsAt)
  assert.equal(activation?.endsAt, addMonths(day('2026-08-01'), 5))
})

test('M2: the clock of a new maintenance license starts with the UTC day of its activation', () =>
  assert.deepEqual(
    answered({ says: { want: ['mnt'] }, offered: [license('mnt', 'MNT-50-12')] }).activations[0],
    {
      licenseId: 'mnt',
      startsAt: day('2026-11-24'),
      endsAt: day('2027-11-24'),
      upgradesTo: null,
    },
  ))

const lapsed = {
  held: [onController(cap)],
  controller: { ...controller, firstCapacityAt: day('2025-01-01') },
}
const upgradeAndMaintenance = (issuedAt: number) => [
  license('up', 'UPG-50', { issuedAt }),
  license('mnt', 'MNT-50-12'),
]

test('M7, case 12: in one request an upgrade opens the way for maintenance, in whichever order they are asked for', () => {
  for (const want of [
    ['up', 'mnt'],
    ['mnt', 'up'],
  ]) {
    const verdict = answered({ ...lapsed, says: { want }, offered: upgradeAndMaintenance(addDays(now, -30)) })
    assert.deepEqual(
      verdict.activations.map(({ licenseId, upgradesTo }) => [licenseId, upgradesTo]),
      [
        ['up', '3.5'],
        ['mnt', null],
      ],
    )
  }
})

test('M2: where running maintenance of the same request covers the controller, no upgrade is spent', () => {
  const startsAt = day('2026-06-01')
  const running = license('mnt', 'MNT-50-12', {
    startsAt,
    endsAt: addMonths(startsAt, 12),
    everActivated: true,
  })
  for (const want of [
    ['up', 'mnt'],
    ['mnt', 'up'],
  ]) {
    const situation = { ...lapsed, says: { want }, offered: [license('up', 'UPG-50'), running] }
    assert.deepEqual(refusalsOf(situation), ['up: upgrade-not-needed'])
    assert.deepEqual(heldAfter(situation), ['cap', 'mnt'])
  }
})

test('M1: running maintenance too small for the capacity of the same request leaves the upgrade its use', () => {
  const startsAt = day('2026-06-01')
  const running = license('mnt', 'MNT-10-12', {
    startsAt,
    endsAt: addMonths(startsAt, 12),
    everActivated: true,
  })
  const offered = [cap, license('up', 'UPG-50'), running]
  assert.deepEqual(heldAfter({ says: { want: ['mnt', 'up', 'cap'] }, offered }), ['cap', 'mnt', 'up'])
})

test('M7, case 12: 31 days after the upgrade was bought it is too late, and the remedy is another upgrade', () => {
  const verdict = answered({
    ...lapsed,
    says: { want: ['up', 'mnt'] },
    offered: upgradeAndMaintenance(addDays(now, -31)),
  })
  assert.deepEqual(
    verdict.refusals.map(({ code }) => code),
    ['maintenance-too-late'],
  )
  assert.match(verdict.refusals[0]?.remedy ?? '', /upgrade license of at least 50/)
})

test('M7 (b): the first capacity and its maintenance are activated in one request', () => {
  const verdict = answered({ says: { want: ['mnt', 'cap'] }, offered: [license('mnt', 'MNT-50-12'), cap] })
  assert.deepEqual(verdict.refusals, [])
  assert.equal(verdict.firstCapacityAt, now)
})

test('M7 (b): the first capacity is remembered, later ones and a trial do not move it', () => {
  const firstCapacityAt = day('2026-11-01')
  const known = { ...controller, firstCapacityAt }
  assert.equal(
    answered({ controller: known, says: { want: ['cap'] }, offered: [cap] }).firstCapacityAt,
    firstCapacityAt,
  )
  const trial = license('trial', 'TRIAL-10-30')
  assert.equal(answered({ says: { want: ['trial'] }, offered: [trial] }).firstCapacityAt, null)
})

test('an upgrade that reached a release before its controller died reaches the same on the next', () => {
  const up = license('up', 'UPG-50', { upgradesTo: '3.4', everActivated: true })
  const [activation] = answered({ says: { want: ['up'] }, offered: [up] }).activations
  assert.equal(activation?.upgradesTo, '3.4')
})

test('every refusal of an exchange names a sentence and a remedy for a person', () => {
  const verdicts = wantTable.map(([, situation]) => answered(situation))
  for (const { sentence, remedy } of verdicts.flatMap(({ refusals }) => refusals)) {
    assert.match(sentence, /^[A-Z].*\.$/)
    assert.match(remedy, /^[A-Z].*\.$/)
  }
})
