import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { activated, capacity, core, day, maintenance, trial, upgrade } from '../../testing/sample-license.ts'
import type { License } from '../license/license.ts'
import { coverageAt } from './coverage.ts'

const start = day('2026-03-05')

describe('coverageAt (M1)', () => {
  it('needs no matching sizes: 10 + 10 capacity are covered by one maintenance of 20', () => {
    const held = [capacity(10, { id: 'a' }), capacity(10, { id: 'b' }), activated(maintenance(20), start)]
    assert.deepEqual(coverageAt(held, start), {
      covered: true,
      required: 20,
      maintained: 20,
      missing: 0,
      endsAt: day('2027-03-05'),
    })
  })

  it('says what is lacking', () => {
    const held = [capacity(20), activated(maintenance(6), start)]
    assert.deepEqual(coverageAt(held, start), {
      covered: false,
      required: 20,
      maintained: 6,
      missing: 14,
      endsAt: null,
    })
  })

  it('a controller without capacity is covered, and there is nothing to lose', () => {
    assert.deepEqual(coverageAt([activated(maintenance(10), start)], start), {
      covered: true,
      required: 0,
      maintained: 10,
      missing: 0,
      endsAt: null,
    })
  })

  it('the end is exclusive (M3)', () => {
    const held = [capacity(10), activated(maintenance(10), start)]
    assert.ok(coverageAt(held, day('2027-03-04T23:59')).covered)
    assert.ok(!coverageAt(held, day('2027-03-05')).covered)
  })

  it('endsAt waits for the last maintenance that is needed, not the first that ends', () => {
    const held = [
      capacity(10),
      activated(maintenance(10, 12, { id: 'short' }), start),
      activated(maintenance(10, 36, { id: 'long' }), start),
    ]
    assert.equal(coverageAt(held, start).endsAt, day('2029-03-05'))
    assert.equal(coverageAt([capacity(5, { id: 'more' }), ...held], start).endsAt, day('2027-03-05'))
  })

  it('endsAt counts a renewal that follows on', () => {
    const running = activated(maintenance(10), start)
    const renewal = activated(
      maintenance(10, 12, { id: 'renewal', termStart: 'after-current' }),
      day('2027-01-01'),
      [running],
    )
    assert.equal(coverageAt([capacity(10), running, renewal], day('2027-01-01')).endsAt, day('2028-03-05'))
  })

  it('a trial of capacity needs no maintenance, and a trial of maintenance is maintenance while it lasts', () => {
    const held = [
      capacity(10),
      activated(trial('capacity', 50), start),
      activated(trial('maintenance', 10, 30), start),
    ]
    assert.deepEqual(coverageAt(held, start), {
      covered: true,
      required: 10,
      maintained: 10,
      missing: 0,
      endsAt: day('2026-04-04'),
    })
  })

  it('core and upgrade licenses neither need nor give maintenance', () => {
    const held = [core(), upgrade(50)]
    assert.deepEqual([coverageAt(held, start).required, coverageAt(held, start).maintained], [0, 0])
  })
})

describe('coverageAt, for any licenses', () => {
  it('more maintenance never takes coverage away, nor ends it sooner', () => {
    fc.assert(
      fc.property(anyHeld, anyMaintenance, anyMoment, (held, added, at) => {
        const before = coverageAt(held, at)
        const after = coverageAt([...held, added], at)
        assert.ok(after.maintained >= before.maintained)
        assert.ok(after.missing <= before.missing)
        if (!before.covered) return
        assert.ok(after.covered)
        if (before.endsAt !== null) assert.ok(after.endsAt !== null && after.endsAt >= before.endsAt)
      }),
    )
  })

  it('more capacity never needs less maintenance', () => {
    fc.assert(
      fc.property(anyHeld, fc.integer({ min: 1, max: 50 }), anyMoment, (held, quantity, at) => {
        const before = coverageAt(held, at)
        const after = coverageAt([...held, capacity(quantity)], at)
        assert.equal(after.required, before.required + quantity)
        assert.ok(after.missing >= before.missing)
      }),
    )
  })

  it('lasts to the moment before endsAt, and is lost at endsAt', () => {
    fc.assert(
      fc.property(anyHeld, anyMoment, (held, at) => {
        const { endsAt } = coverageAt(held, at)
        if (endsAt === null) return
        assert.ok(coverageAt(held, endsAt - 1).covered)
        assert.ok(!coverageAt(held, endsAt).covered)
      }),
    )
  })

  it('is covered exactly when nothing is missing', () => {
    fc.assert(
      fc.property(anyHeld, anyMoment, (held, at) => {
        const { covered, required, maintained, missing } = coverageAt(held, at)
        assert.equal(covered, maintained >= required)
        assert.equal(covered, missing === 0)
      }),
    )
  })
})

const anyMoment = fc.integer({ min: day('2026-01-01'), max: day('2031-01-01') })
const anyMaintenance: fc.Arbitrary<License> = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom(12, 36), anyMoment)
  .map(([quantity, months, at]) => activated(maintenance(quantity, months), at))
const anyHeld: fc.Arbitrary<License[]> = fc.array(
  fc.oneof(
    anyMaintenance,
    fc.integer({ min: 1, max: 30 }).map((quantity) => capacity(quantity)),
  ),
  { maxLength: 8 },
)
