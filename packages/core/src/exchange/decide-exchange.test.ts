import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExchangeRequest } from '../document/request.ts'
import {
  answered,
  cap,
  cases,
  controller,
  core,
  decide,
  heldAfter,
  license,
  onController,
  refusalsOf,
  type Situation,
} from './sample-facts.test.ts'

/** A thumbprint, of which the refusal makes the approval code. */
const anotherKey = 'A'.repeat(43)

test('step 2: a known install code with another key is refused with a case that shows both keys', () => {
  const verdict = decide({ keyThumbprint: anotherKey, says: { give: ['cap'] }, held: [onController(cap)] })
  assert.ok(verdict.outcome === 'refused' && verdict.refusal.code === 'key-changed')
  assert.deepEqual(verdict.refusal.facts, { installCode: 'SC-0001', approvalCode: '00000-00000' })
  assert.deepEqual(verdict.cases, [
    { kind: 'key-changed', evidence: { knownKey: 'its-key', presentedKey: anotherKey } },
  ])
})

test('step 2 comes before step 3: an answer is not repeated to another key', () =>
  assert.equal(decide({ keyThumbprint: anotherKey, answeredBefore: true }).outcome, 'refused'))

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

test('step 6: the licenses of an answer are in the order of their ids, so that equal states give equal files', () => {
  const offered = ['c', 'a', 'b'].map((id) => license(id, 'CAP-10'))
  assert.deepEqual(heldAfter({ says: { want: ['c', 'b', 'a'] }, offered }), ['a', 'b', 'c'])
})
