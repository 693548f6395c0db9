import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideLocalAccess, type LocalAccessFacts } from './decide-local-access.ts'

const owner = { name: 'Owner', isOwner: true }
const guest = { name: 'guest', isOwner: false }

const cases: readonly (readonly [string, LocalAccessFacts, boolean])[] = [
  ['the Owner manages', { user: owner, wants: 'manage', othersMayView: false }, true],
  ['the Owner views', { user: owner, wants: 'view', othersMayView: false }, true],
  ['another user does not manage', { user: guest, wants: 'manage', othersMayView: false }, false],
  [
    'another user does not manage, also where it may view',
    { user: guest, wants: 'manage', othersMayView: true },
    false,
  ],
  ['another user views where that is allowed', { user: guest, wants: 'view', othersMayView: true }, true],
  [
    'another user does not view where that is not allowed',
    { user: guest, wants: 'view', othersMayView: false },
    false,
  ],
]
for (const [guarantee, facts, allowed] of cases)
  test(`A3, case 11: ${guarantee}`, () => {
    const verdict = decideLocalAccess(facts)
    assert.equal(verdict.ok, allowed)
    if (!verdict.ok) assert.equal(verdict.refusal.code, 'owner-only')
  })

test('A3: who may not view is told that the Owner can allow it; who may not manage is not', () => {
  const view = decideLocalAccess({ user: guest, wants: 'view', othersMayView: false })
  const manage = decideLocalAccess({ user: guest, wants: 'manage', othersMayView: true })
  assert.ok(!view.ok && !manage.ok)
  assert.match(view.refusal.remedy, /let others view/)
  assert.doesNotMatch(manage.refusal.remedy, /let others/)
})
