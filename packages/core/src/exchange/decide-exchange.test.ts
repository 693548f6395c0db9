import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExchangeRequest } from '../document/request.ts'
import { MAX_LICENSES_PER_FILE } from '../document/license-file.ts'
import { addDays, addMonths } from '../time/calendar.ts'
import { decideExchange, type SignedRequest } from './decide-exchange.ts'
import {
  account,
  controller,
  day,
  facts,
  license,
  now,
  onController,
  otherAccount,
  request,
} from './sample-facts.test.ts'
import type { ExchangeVerdict } from './verdict.ts'

type Situation = Partial<Omit<SignedRequest, 'request'>> & { readonly says?: Partial<ExchangeRequest> }

const decide = ({ says = {}, ...more }: Situation): ExchangeVerdict =>
  decideExchange({ ...facts, ...more, request: { ...request, ...says } })

const answered = (situation: Situation) => {
  const verdict = decide(situation)
  assert.equal(verdict.outcome, 'answered')
  if (verdict.outcome !== 'answered') throw new Error('unreachable')
  return verdict
}
const refusalsOf = (situation: Situation) =>
  answered(situation).refusals.map(({ licenseId, code }) => `${licenseId}: ${code}`)
const heldAfter = (situation: Situation) => answered(situation).licenses.map(({ id }) => id)
const cases = (verdict: ExchangeVerdict) =>
  verdict.outcome === 'repeated' ? [] : verdict.cases.map(({ kind }) => kind)

const cap = license('cap', 'CAP-50')
const core = license('core', 'CORE')

// ---------------------------------------------------------------- steps 1 to 3, in their order

test('step 1: a request whose signature fails is refused, and nothing further is needed to say so', () => {
  const verdict = decideExchange({ signature: 'invalid' })
  assert.ok(verdict.outcome === 'refused' && verdict.refusal.code === 'signature-invalid')
  assert.deepEqual(verdict.cases, [])
})

test('step 2: a known install code with another key is refused with a case that shows both keys', () => {
  const verdict = decide({ keyThumbprint: 'another-key', says: { give: ['cap'] }, held: [onController(cap)] })
  assert.ok(verdict.outcome === 'refused' && verdict.refusal.code === 'key-changed')
  assert.deepEqual(verdict.cases, [
    { kind: 'key-changed', evidence: { knownKey: 'its-key', presentedKey: 'another-key' } },
  ])
})

test('step 2 comes before step 3: an answer is not repeated to another key', () =>
  assert.equal(decide({ keyThumbprint: 'another-key', answeredBefore: true }).outcome, 'refused'))

test('step 3: O3: a request that was answered before gets that answer, whatever has changed since', () => {
  const changed: Situation[] = [
    {},
    { says: { generation: 1 } },
    { says: { want: ['cap'] }, offered: [cap] },
    { controller: { ...controller, status: 'replaced' } },
    { named: null },
  ]
  for (const situation of changed)
    assert.deepEqual(decide({ ...situation, answeredBefore: true }), { outcome: 'repeated' })
})

// ---------------------------------------------------------------- step 4: generations (O6)

const generations: readonly (readonly [
  string,
  Partial<ExchangeRequest>,
  number,
  readonly string[],
  boolean,
])[] = [
  ['the file it was given last: the answer is the next one, no case', {}, 4, [], true],
  [
    'an older file: a case, the current truth, and nothing is activated',
    { generation: 1, previous: 'file-1' },
    4,
    ['generation-behind'],
    false,
  ],
  [
    'no file at all: the same as an older one',
    { generation: 0, previous: null },
    4,
    ['generation-behind'],
    false,
  ],
  [
    'a newer file: a case, and the answer continues above it',
    { generation: 7, previous: 'file-7' },
    8,
    ['service-behind'],
    true,
  ],
  [
    'another file of the same generation: a fork, the same as an older one',
    { previous: 'a-clone' },
    4,
    ['generation-behind'],
    false,
  ],
]
for (const [guarantee, says, generation, opened, activates] of generations)
  test(`step 4: O6: the controller holds ${guarantee}`, () => {
    const verdict = answered({ says: { ...says, want: ['cap'] }, offered: [cap] })
    assert.equal(verdict.generation, generation)
    assert.deepEqual(cases(verdict), opened)
    assert.deepEqual(
      verdict.activations.map(({ licenseId }) => licenseId),
      activates ? ['cap'] : [],
    )
    assert.deepEqual(
      verdict.refusals.map(({ code }) => code),
      activates ? [] : ['generation-behind'],
    )
  })

test('step 4: a controller behind may return what it really holds, and nothing else', () => {
  const situation = {
    says: { generation: 1, give: ['cap', 'gone'] },
    held: [onController(cap), onController(core)],
  }
  assert.deepEqual(answered(situation).returns, ['cap'])
  assert.deepEqual(refusalsOf(situation), ['gone: license-not-on-controller'])
  assert.deepEqual(heldAfter(situation), ['core'])
})

test('step 4: a controller that the service meets for the first time with a file of its own is a case', () => {
  const verdict = answered({ controller: null, says: { generation: 5, previous: 'file-5' } })
  assert.deepEqual([verdict.generation, cases(verdict)], [6, ['service-behind']])
})

test('step 4: the evidence of a case names both generations and both files', () =>
  assert.deepEqual(answered({ says: { generation: 2, previous: 'file-2' } }).cases[0]?.evidence, {
    controllerGeneration: 2,
    serviceGeneration: 3,
    controllerHash: 'file-2',
    serviceHash: 'file-3',
  }))

// ---------------------------------------------------------------- step 5: returns

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

// ---------------------------------------------------------------- step 5: where the controller stands (A1, T6)

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
  [
    'the Customer ID of an archived account',
    { named: { ...account, archived: true } },
    'customer-id-unknown',
  ],
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

// ---------------------------------------------------------------- step 5: wants

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

// ---------------------------------------------------------------- M2, M7 through the exchange

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

test('step 6: the licenses of an answer are in the order of their ids, so that equal states give equal files', () => {
  const offered = ['c', 'a', 'b'].map((id) => license(id, 'CAP-10'))
  assert.deepEqual(heldAfter({ says: { want: ['c', 'b', 'a'] }, offered }), ['a', 'b', 'c'])
})

test('every refusal of an exchange names a sentence and a remedy for a person', () => {
  const verdicts = wantTable.map(([, situation]) => answered(situation))
  for (const { sentence, remedy } of verdicts.flatMap(({ refusals }) => refusals)) {
    assert.match(sentence, /^[A-Z].*\.$/)
    assert.match(remedy, /^[A-Z].*\.$/)
  }
})
