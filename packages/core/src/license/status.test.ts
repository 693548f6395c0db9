import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { activated, capacity, day, maintenance, trial } from '../../testing/sample-license.ts'
import { isCurrent } from './current.ts'
import type { HeldLicense, License } from './license.ts'
import { licenseStatus } from './status.ts'

const running = activated(maintenance(10, 12), day('2026-03-05'))
const early = activated(
  maintenance(10, 12, { id: 'renewal', termStart: 'after-current' }),
  day('2027-01-20'),
  [running],
)
const tested = activated(trial('capacity', 10, 30), day('2026-03-01'))

/** What a license file states of a license: no term, no holder. */
const asHeld = ({ id, kind, trialOf, quantity, startsAt, endsAt, upgradesTo }: License): HeldLicense => ({
  id,
  kind,
  trialOf,
  quantity,
  startsAt,
  endsAt,
  upgradesTo,
})

describe('licenseStatus (M8)', () => {
  const cases: readonly [license: License, at: string, state: string, text: string][] = [
    [maintenance(10), '2026-03-05', 'not-started', 'Not started'],
    [running, '2026-03-05', 'active', 'Active'],
    [running, '2026-12-04', 'active', 'Active'], // 91 days before the end
    [running, '2026-12-05', 'expiring', 'Expiring 2027-03-05'],
    [running, '2027-03-04T23:59', 'expiring', 'Expiring 2027-03-05'],
    [running, '2027-03-05', 'expired', 'Expired 2027-03-05'],
    [early, '2027-01-20', 'not-started', 'Starts 2027-03-05'],
    [early, '2027-03-05', 'active', 'Active'],
    [tested, '2026-03-16', 'active', 'Active'], // 15 days before the end
    [tested, '2026-03-17', 'expiring', 'Expiring 2026-03-31'],
    [tested, '2026-03-31', 'expired', 'Expired 2026-03-31'],
    [capacity(10), '2026-03-05', 'not-started', 'Not activated'],
    [activated(capacity(10), day('2026-03-05')), '2046-03-05', 'active', 'Active'],
  ]
  for (const [license, at, state, text] of cases) {
    it(`${license.id} on ${at}: ${text}`, () => {
      assert.deepEqual(licenseStatus(license, day(at)), { state, text })
    })
    if (license.holder.at === 'controller')
      it(`${license.id} on ${at}: the controller says the same`, () => {
        assert.deepEqual(licenseStatus(asHeld(license), day(at)), { state, text })
      })
  }

  it('a capacity license that was returned is not active while nobody holds it', () => {
    const returned = { ...capacity(10), everActivated: true }
    assert.equal(licenseStatus(returned, day('2026-03-05')).text, 'Not activated')
  })
})

describe('isCurrent', () => {
  it('includes the start and excludes the end (M3)', () => {
    const at = ['2026-03-04T23:59', '2026-03-05', '2027-03-04T23:59', '2027-03-05']
    assert.deepEqual(
      at.map((text) => isCurrent(running, day(text))),
      [false, true, true, false],
    )
  })
  it('what never ends is always current, in a license file too', () => {
    assert.ok(isCurrent(capacity(10), day('2099-01-01')))
    assert.ok(isCurrent(asHeld(capacity(10)), day('2099-01-01')))
  })
  it('maintenance that has not started is not', () => {
    assert.ok(!isCurrent(maintenance(10), day('2026-03-05')))
    assert.ok(!isCurrent(asHeld(maintenance(10)), day('2026-03-05')))
  })
})
