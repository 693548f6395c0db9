import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activated, capacity, day, maintenance, upgrade } from '../../testing/sample-license.ts'
import type { License } from '../license/license.ts'
import { addDays } from '../time/calendar.ts'
import { decideUpgradeActivation } from './decide-upgrade-activation.ts'

const now = day('2026-06-01')
const bought = upgrade(20, { issuedAt: now })
const lapsed = [capacity(20), activated(maintenance(20), day('2025-03-05'))]

const decide = (
  held: readonly License[],
  license = bought,
  release: string | null = '3.5',
  at = now,
): string => {
  const verdict = decideUpgradeActivation(license, held, at, release)
  return verdict.ok ? 'granted' : verdict.refusal.code
}

describe('decideUpgradeActivation', () => {
  it('is granted where maintenance has lapsed, or never was', () => {
    assert.equal(decide(lapsed), 'granted')
    assert.equal(decide([capacity(20)]), 'granted')
    assert.equal(decide([capacity(19)]), 'granted')
  })

  it('is refused where it is smaller than the capacity, with the size that would do', () => {
    const verdict = decideUpgradeActivation(bought, [capacity(21)], now, '3.5')
    assert.ok(!verdict.ok)
    assert.equal(verdict.refusal.code, 'upgrade-too-small')
    assert.equal(verdict.refusal.remedy, 'Use an upgrade license of at least 21.')
  })

  it('is refused where it would be spent on what is allowed already', () => {
    assert.equal(decide([capacity(20), activated(maintenance(20), now)]), 'upgrade-not-needed')
    assert.equal(decide([]), 'upgrade-not-needed')
    const twin = activated({ ...bought, id: 'twin', upgradesTo: '3.5' }, now)
    assert.equal(decide([...lapsed, twin]), 'upgrade-not-needed')
  })

  it('is granted where the one that is held is used up: an older release, or no way to maintenance any more', () => {
    const held = activated({ ...bought, id: 'held', upgradesTo: '3.5' }, now)
    assert.equal(decide([...lapsed, held], bought, '3.6'), 'granted')
    assert.equal(decide([...lapsed, held], bought, '3.5', addDays(now, 31)), 'granted')
  })

  it('is refused while no feature release is published', () => {
    assert.equal(decide(lapsed, bought, null), 'upgrade-release-unknown')
    assert.equal(decide(lapsed, bought, 'soon'), 'version-unreadable')
  })

  it('T6: one that came back from a dead controller keeps what it reached, and spends nothing', () => {
    const moved = { ...bought, upgradesTo: '3.4', everActivated: true }
    assert.equal(decide([], moved, null), 'granted')
    assert.equal(decide([capacity(21)], moved), 'upgrade-too-small')
  })
})
