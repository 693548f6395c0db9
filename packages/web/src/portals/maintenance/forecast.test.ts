import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy, type License } from '@tenure/core'
import { forecastOf, whatIf } from './forecast.ts'

const at = (day: string) => Date.parse(`${day}T09:30:00Z`)
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const now = at('2026-11-24')

const license = (changes: Partial<License>): License => ({
  id: 'one',
  sku: 'ANY',
  kind: 'capacity',
  trialOf: null,
  quantity: 50,
  term: { unit: 'perpetual' },
  termStart: 'at-activation',
  startsAt: null,
  endsAt: null,
  upgradesTo: null,
  issuedAt: day('2025-01-01'),
  everActivated: true,
  holder: { at: 'controller', partnerId: 'p', accountId: 'a', controllerId: 'c' },
  ...changes,
})
const maintenance = (quantity: number, from: string, to: string) =>
  license({
    id: from,
    kind: 'maintenance',
    quantity,
    term: { unit: 'months', count: 12 },
    startsAt: day(from),
    endsAt: day(to),
  })

describe('forecastOf', () => {
  it('cuts three years where maintenance begins or ends, and says what is missing', () => {
    const held = [
      license({}),
      maintenance(50, '2026-03-01', '2027-03-01'),
      maintenance(20, '2026-06-01', '2027-06-01'),
    ]
    const { stretches, shortFrom, coverage } = forecastOf(held, now)
    assert.deepEqual(
      stretches.map(({ from, maintained, missing }) => [
        new Date(from).toISOString().slice(0, 10),
        maintained,
        missing,
      ]),
      [
        ['2026-11-24', 70, 0],
        ['2027-03-01', 20, 30],
        ['2027-06-01', 0, 50],
      ],
    )
    assert.equal(stretches.at(-1)?.to, day('2029-11-24'))
    assert.equal(shortFrom, day('2027-03-01'))
    assert.ok(coverage.covered)
  })

  it('has one stretch where nothing changes, and misses nothing without capacity', () => {
    const { stretches, shortFrom } = forecastOf([], now)
    assert.deepEqual(
      stretches.map(({ required, missing }) => [required, missing]),
      [[0, 0]],
    )
    assert.equal(shortFrom, null)
  })
})

describe('whatIf', () => {
  const facts = { firstCapacityAt: day('2025-01-01'), at: now, policy: defaultPolicy }

  it('covers a controller that is still covered for longer', () => {
    const held = [license({}), maintenance(50, '2026-03-01', '2027-03-01')]
    const outcome = whatIf({ quantity: 50, months: 36 }, { ...facts, held })
    assert.ok(outcome.ok)
    assert.equal(outcome.endsAt, day('2029-11-24'))
    assert.deepEqual([outcome.before.shortFrom, outcome.after.shortFrom], [day('2027-03-01'), null])
  })

  it('is refused where maintenance has lapsed, with the remedy of M7', () => {
    const held = [license({}), maintenance(50, '2025-03-01', '2026-03-01')]
    const outcome = whatIf({ quantity: 50, months: 12 }, { ...facts, held })
    assert.ok(!outcome.ok)
    assert.equal(outcome.refusal.code, 'maintenance-too-late')
    const allowed = { ...facts, held, policy: { ...defaultPolicy, lateMaintenance: 'allowed' as const } }
    assert.ok(whatIf({ quantity: 50, months: 12 }, allowed).ok)
  })
})
