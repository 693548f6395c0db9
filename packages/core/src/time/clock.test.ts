import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  AHEAD_TOLERANCE_MS,
  CLOCK_TOLERANCE_MS,
  EARLIEST_CLOCK,
  highWaterAfterDocument,
  judgeClock,
  judgeOwnClock,
} from './clock.ts'
import type { ClockEvidence, JudgedTime, OwnClock } from './clock.ts'

const may = Date.UTC(2026, 4, 1)
const june = Date.UTC(2026, 5, 1)
const july = Date.UTC(2026, 6, 1)

describe('judgeClock (O5)', () => {
  const cases: readonly [name: string, ClockEvidence, JudgedTime][] = [
    [
      'a clock ahead of all evidence is believed',
      { ownClock: july, highWater: june, documentAt: may },
      { at: july, certain: true },
    ],
    [
      'a clock that was set back is not believed; the highest evidence counts',
      { ownClock: may, highWater: july, documentAt: june },
      { at: july, certain: false },
    ],
    [
      'a clock behind the newest document is not believed',
      { ownClock: may, highWater: may, documentAt: june },
      { at: june, certain: false },
    ],
    [
      'a clock of 1970 is not believed, even without other evidence',
      { ownClock: 12_345, highWater: null, documentAt: null },
      { at: 12_345, certain: false },
    ],
    [
      'an absent clock leaves the evidence, uncertain',
      { ownClock: null, highWater: june, documentAt: may },
      { at: june, certain: false },
    ],
    [
      'without any evidence the time is 1970, uncertain',
      { ownClock: null, highWater: null, documentAt: null },
      { at: 0, certain: false },
    ],
    [
      'a clock that lags by no more than the tolerance is believed',
      { ownClock: june - CLOCK_TOLERANCE_MS, highWater: june, documentAt: null },
      { at: june, certain: true },
    ],
    [
      'a clock that lags by more is not',
      { ownClock: june - CLOCK_TOLERANCE_MS - 1, highWater: june, documentAt: null },
      { at: june, certain: false },
    ],
    [
      'the first moment a clock can have been set to is believed',
      { ownClock: EARLIEST_CLOCK, highWater: null, documentAt: null },
      { at: EARLIEST_CLOCK, certain: true },
    ],
    [
      'a moment before it is not',
      { ownClock: EARLIEST_CLOCK - 1, highWater: null, documentAt: null },
      { at: EARLIEST_CLOCK - 1, certain: false },
    ],
    [
      'a fresh document thaws a controller without a clock',
      { ownClock: null, highWater: june, documentAt: july, freshAt: july },
      { at: july, certain: true },
    ],
    [
      'a document that was held back, older than the evidence, thaws nothing',
      { ownClock: null, highWater: july, documentAt: june, freshAt: june },
      { at: july, certain: false },
    ],
    [
      'a clock that a fresh document shows to be ahead is no evidence',
      { ownClock: july, highWater: may, documentAt: june, freshAt: june, freshBy: june },
      { at: june, certain: true },
    ],
    [
      'one that is ahead by no more than the tolerance is believed',
      { ownClock: june + AHEAD_TOLERANCE_MS, highWater: may, documentAt: june, freshAt: june, freshBy: june },
      { at: june + AHEAD_TOLERANCE_MS, certain: true },
    ],
  ]
  for (const [name, evidence, judged] of cases) it(name, () => assert.deepEqual(judgeClock(evidence), judged))

  const instant = fc.option(fc.integer({ min: 0, max: july }))
  const evidence = fc.record({ ownClock: instant, highWater: instant, documentAt: instant, freshAt: instant })

  it('never judges the time to be before any evidence', () => {
    fc.assert(
      fc.property(evidence, (facts) => {
        for (const each of Object.values(facts)) assert.ok(judgeClock(facts).at >= (each ?? 0))
      }),
    )
  })

  it('whatever the clock is set to, time does not go back while the high water is kept', () => {
    fc.assert(
      fc.property(fc.array(instant), (clocks) => {
        let highWater = 0
        for (const ownClock of clocks) {
          const { at } = judgeClock({ ownClock, highWater, documentAt: null })
          assert.ok(at >= highWater)
          highWater = at
        }
      }),
    )
  })
})

describe('highWaterAfterDocument (O5)', () => {
  it('a prompt answer puts right a high water that a clock running ahead had left', () => {
    assert.equal(highWaterAfterDocument(july, june, { by: 'network', waitedMs: 2_000 }), june)
  })
  it('a carried answer, or one that took long, lowers nothing that it does not disprove', () => {
    const day = AHEAD_TOLERANCE_MS
    for (const by of ['network', 'hand'] as const) {
      const waitedMs = 3 * day
      const bound = june + waitedMs + day
      assert.equal(highWaterAfterDocument(bound, june, { by, waitedMs }), bound)
      assert.equal(highWaterAfterDocument(bound + 1, june, { by, waitedMs }), june)
    }
    assert.equal(highWaterAfterDocument(june + 1, june, { by: 'hand', waitedMs: 0 }), june + 1)
  })
  it('a document that answers no request of this run disproves nothing', () => {
    for (const by of ['network', 'hand'] as const)
      assert.equal(highWaterAfterDocument(july, june, { by, waitedMs: null }), july)
  })
  it('a newer document raises it, and the first one sets it', () => {
    assert.equal(highWaterAfterDocument(june, july, { by: 'hand', waitedMs: null }), july)
    assert.equal(highWaterAfterDocument(null, may, { by: 'hand', waitedMs: null }), may)
  })
  it('a high water that is true is never lowered by a carried answer, however long somebody holds it back', () => {
    const ms = fc.integer({ min: 0, max: 400 * AHEAD_TOLERANCE_MS })
    fc.assert(
      fc.property(ms, ms, fc.double({ min: 0, max: 1, noNaN: true }), (toService, back, seen) => {
        // Asked in May; the answer is here after `waitedMs`, and until then the controller has seen true times only.
        const waitedMs = toService + back
        const highWater = may + Math.floor(seen * waitedMs)
        const after = highWaterAfterDocument(highWater, may + toService, { by: 'hand', waitedMs })
        assert.ok(after >= highWater)
      }),
    )
  })
})

describe('judgeOwnClock (O5)', () => {
  const evidence = { highWater: june, documentAt: may, freshAt: june, freshBy: june + 1000 }
  const cases: readonly [name: string, ownClock: number | null, OwnClock][] = [
    ['none', null, 'never-set'],
    ['1970', 0, 'never-set'],
    ['a year back', june - 365 * AHEAD_TOLERANCE_MS, 'behind'],
    ['the same', june, 'right'],
    ['a minute on', june + 60_000, 'right'],
    ['ten years on', june + 3652 * AHEAD_TOLERANCE_MS, 'ahead'],
  ]
  for (const [name, ownClock, own] of cases)
    it(`${name}: ${own}`, () => assert.equal(judgeOwnClock({ ...evidence, ownClock }), own))

  it('without a fresh document nobody can tell that a clock is ahead', () => {
    assert.equal(judgeOwnClock({ ownClock: july, highWater: may, documentAt: june }), 'right')
  })
})
