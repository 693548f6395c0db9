import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { modelService } from '../../testing/model-service.ts'
import { capacity, day, maintenance } from '../../testing/sample-license.ts'
import { addDays, addMonths, startOfDay } from '../time/calendar.ts'
import { MS_PER_DAY, type Instant } from '../time/instant.ts'

const controllers = ['UNIT-1', 'UNIT-2', 'UNIT-3'] as const

/** What people do with one maintenance license, one thing after the other. */
const anyStep = fc.record({
  controller: fc.constantFrom(...controllers),
  does: fc.constantFrom('activate', 'return', 'rma'),
  daysLater: fc.nat(120),
})

/** What is left of a term at `at`. */
const left = (endsAt: Instant, at: Instant): number => Math.max(0, endsAt - at)

describe('the maintenance clock (M2)', () => {
  it('starts at the first activation and runs as time does, whatever is activated, returned or moved', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), fc.constantFrom(12, 36), (steps, months) => {
        const service = modelService([maintenance(10, months, { id: 'm' })])
        let at = day('2026-01-31T13:00')
        let startedAt: Instant | null = null
        let leftBefore: number | null = null
        for (const { controller, does, daysLater } of steps) {
          at = addDays(at, daysLater)
          if (does === 'activate') service.exchange(controller, { want: ['m'], at })
          if (does === 'return') service.exchange(controller, { give: ['m'], at })
          if (does === 'rma') service.rma(controller)

          const { startsAt, endsAt, everActivated } = service.license('m')
          assert.equal(startsAt !== null, everActivated)
          if (startsAt === null || endsAt === null) continue
          startedAt ??= startOfDay(at)
          assert.equal(startsAt, startedAt)
          assert.equal(endsAt, addMonths(startedAt, months))
          if (leftBefore !== null)
            assert.equal(left(endsAt, at), Math.max(0, leftBefore - daysLater * MS_PER_DAY))
          leftBefore = left(endsAt, at)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is not restarted by a renewal beside it, nor does it hold the renewal up', () => {
    const service = modelService([
      capacity(10, { id: 'c' }),
      maintenance(10, 12, { id: 'first' }),
      maintenance(10, 12, { id: 'renewal' }),
    ])
    service.exchange('UNIT-1', { want: ['c', 'first'], at: day('2026-03-05') })
    service.exchange('UNIT-1', { want: ['renewal'], at: day('2026-09-05') })
    assert.equal(service.license('first').endsAt, day('2027-03-05'))
    assert.equal(service.license('renewal').endsAt, day('2027-09-05')) // M3: they run in parallel.
  })
})
