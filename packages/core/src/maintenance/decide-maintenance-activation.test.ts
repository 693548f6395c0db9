import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activated, capacity, day, maintenance, trial, upgrade } from '../../testing/sample-license.ts'
import { defaultPolicy } from '../policy/policy.ts'
import { addDays } from '../time/calendar.ts'
import { decideMaintenanceActivation, type MaintenanceActivation } from './decide-maintenance-activation.ts'

const installedAt = day('2024-01-10T09:00')
const lapsedAt = day('2025-01-10')
const now = day('2026-03-05T15:00')
const old = { issuedAt: day('2024-01-01') }

const lapsed: MaintenanceActivation = {
  license: maintenance(20, 12, { id: 'renewal', issuedAt: now }),
  held: [activated(capacity(20, old), installedAt), activated(maintenance(20, 12, old), installedAt)],
  firstCapacityAt: installedAt,
  at: now,
  policy: defaultPolicy,
}
const isGranted = (changes: Partial<MaintenanceActivation>): boolean =>
  decideMaintenanceActivation({ ...lapsed, ...changes }).ok

describe('decideMaintenanceActivation (M7)', () => {
  it('refuses maintenance that never started where maintenance has lapsed, and names what helps', () => {
    const verdict = decideMaintenanceActivation(lapsed)
    assert.ok(!verdict.ok)
    assert.equal(verdict.refusal.code, 'maintenance-too-late')
    assert.equal(
      verdict.refusal.sentence,
      'The controller’s 20 devices have not been covered since 2025-01-10.',
    )
    assert.match(verdict.refusal.remedy, /upgrade license of at least 20; within 30 days of that purchase/)
  })

  it('is not opened by a maintenance trial, which has no effect on what is paid for', () => {
    const lent = activated(trial('maintenance', 20), now)
    assert.equal(isGranted({ held: [...lapsed.held, lent] }), false)
  })

  it('refuses it where there never was maintenance, more than 30 days after the first capacity', () => {
    const verdict = decideMaintenanceActivation({ ...lapsed, held: lapsed.held.slice(0, 1) })
    assert.ok(!verdict.ok)
    assert.match(verdict.refusal.sentence, /^No maintenance covers the controller’s 20 devices/)
  })

  it('M2: a running term can be activated anywhere', () => {
    assert.ok(isGranted({ license: activated(maintenance(20), day('2025-06-01')) }))
  })

  it('a controller without capacity takes any', () => {
    assert.ok(isGranted({ held: lapsed.held.slice(1), firstCapacityAt: null }))
    assert.ok(isGranted({ held: [] })) // Its capacity was returned.
  })

  it('the vendor may turn it off', () => {
    assert.ok(isGranted({ policy: { ...defaultPolicy, lateMaintenance: 'allowed' } }))
  })

  it('(a) to the last moment of coverage, and not at its end', () => {
    assert.ok(isGranted({ at: lapsedAt - 1 }))
    assert.ok(!isGranted({ at: lapsedAt }))
  })

  it('(b) on day 30 after the first capacity, and not on day 31', () => {
    const held = [activated(capacity(20, { issuedAt: installedAt }), installedAt)]
    assert.ok(isGranted({ held, at: addDays(installedAt, 30) }))
    assert.ok(isGranted({ held, at: day('2024-02-09T23:59') })) // the end of day 30
    assert.ok(!isGranted({ held, at: day('2024-02-10') }))
  })

  it('(c) on day 30 after the purchase of an upgrade license, and not on day 31', () => {
    const held = [...lapsed.held, activated(upgrade(20, { issuedAt: now }), addDays(now, 3))]
    assert.ok(isGranted({ held, at: addDays(now, 30) }))
    assert.ok(!isGranted({ held, at: addDays(now, 31) }))
  })
})

describe('adding devices to a covered controller (M7 a)', () => {
  const more = activated(capacity(10, { id: 'more', issuedAt: now }), now)
  const running = activated(maintenance(20, 36, old), installedAt) // to 2027-01-10
  const covered = [activated(capacity(20, old), installedAt), running]

  it('their maintenance can follow for 30 days: nothing has lapsed', () => {
    assert.ok(isGranted({ held: [...covered, more], at: addDays(now, 30) }))
    assert.ok(!isGranted({ held: [...covered, more], at: addDays(now, 31) }))
  })

  it('they do not make lapsed maintenance good', () => {
    assert.ok(!isGranted({ held: [...lapsed.held, more] }))
  })

  it('capacity that was exchanged for newly bought capacity does not either', () => {
    assert.ok(!isGranted({ held: [more] }))
  })
})
