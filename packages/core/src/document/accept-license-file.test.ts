import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAcceptance, type AcceptanceFacts } from './accept-license-file.ts'
import type { LicenseFile } from './license-file.ts'

const file: LicenseFile = {
  installCode: 'SC-0001-7F3A',
  keyThumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  generation: 5,
  previous: null,
  answers: 'A'.repeat(22),
  issuedAt: 0,
  segment: '',
  customerId: null,
  licenses: [],
  next: 'A'.repeat(22),
  upgradeBasis: 'installed-at',
}
const facts: AcceptanceFacts = {
  file,
  hash: 'its-hash',
  stored: null,
  installCode: file.installCode,
  keyThumbprint: file.keyThumbprint,
}
const decided = (more: Partial<AcceptanceFacts>) => {
  const verdict = decideAcceptance({ ...facts, ...more })
  return verdict.ok ? verdict.value : verdict.refusal.code
}
const stored = (generation: number, hash = 'another-hash') => ({ stored: { generation, hash } })

const cases: readonly (readonly [string, Partial<AcceptanceFacts>, string])[] = [
  ['the first license file is accepted', {}, 'accept'],
  ['a newer license file is accepted', stored(4), 'accept'],
  ['a file that skips generations is accepted, because it states everything', stored(1), 'accept'],
  ['the stored file again is nothing to do', stored(5, 'its-hash'), 'same'],
  ['another file of the stored generation is refused', stored(5), 'document-older'],
  [
    'an older file is refused, also if it is identical to one that was stored once',
    stored(6, 'its-hash'),
    'document-older',
  ],
  [
    'a file for another install code is refused',
    { installCode: 'SC-0002' },
    'document-for-another-controller',
  ],
  ['a file for another key is refused', { keyThumbprint: 'other' }, 'document-for-another-controller'],
  [
    'a file for another controller is refused as such, also where it is older',
    { ...stored(9), installCode: 'SC-0002' },
    'document-for-another-controller',
  ],
]
for (const [guarantee, more, outcome] of cases)
  test(`O2: ${guarantee}`, () => assert.equal(decided(more), outcome))

test('O2: a refusal names both controllers or both generations, so that a person sees which file to take', () => {
  const other = decideAcceptance({ ...facts, installCode: 'SC-0002' })
  const older = decideAcceptance({ ...facts, ...stored(7) })
  assert.ok(!other.ok && !older.ok)
  assert.match(other.refusal.sentence, /SC-0001-7F3A.*SC-0002/)
  assert.match(other.refusal.remedy, /Add it on SC-0001-7F3A/)
  assert.match(older.refusal.sentence, /generation 5.*generation 7/)
})
