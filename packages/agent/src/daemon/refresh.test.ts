import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serviceUnreachable } from '../exchange/refusals.ts'
import { keepRefreshing, planOf, refreshWaitMs, type RefreshParts } from './refresh.ts'

const HOUR = 3_600_000
const plan = planOf(24)

test('a refresh a day, a tenth earlier or later, so that controllers do not ask together', () => {
  assert.equal(refreshWaitMs(plan, 0, 0.5), 24 * HOUR)
  assert.equal(refreshWaitMs(plan, 0, 0), 21.6 * HOUR)
  assert.equal(refreshWaitMs(plan, 0, 1), 26.4 * HOUR)
})

test('while the service is away it is asked after 1, 2, 4 … minutes, and never less often than planned', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((failures) => refreshWaitMs(plan, failures, 0.5) / 60_000),
    [1, 2, 4, 8],
  )
  assert.equal(refreshWaitMs(plan, 40, 0.5), 24 * HOUR)
})

/** Runs the loop over the given answers, one per refresh, and tells how long it waited after each. */
const waitsOver = async (
  answers: readonly (boolean | 'broken')[],
  known = true,
): Promise<{ waits: number[]; asked: number }> => {
  const stop = new AbortController()
  const waits: number[] = []
  let asked = 0
  const agent = {
    account: () => (known ? { customerId: 'x', name: null } : null),
    status: () => ({ generation: 0 }),
    refresh: async () => {
      const answer = answers[asked++]
      if (answer === 'broken') throw new Error('ENOSPC')
      return answer === true
        ? { ok: true, value: { licenses: [], refusals: [] } }
        : { ok: false, refusal: serviceUnreachable('http://service', false) }
    },
  } as unknown as RefreshParts['agent']
  await keepRefreshing({
    agent,
    plan,
    chance: () => 0.5,
    wait: async (ms) => {
      waits.push(ms / 60_000)
      if (waits.length === answers.length) stop.abort()
    },
    log: () => undefined,
    signal: stop.signal,
  })
  return { waits, asked }
}

test('one answer ends the backoff', async () => {
  assert.deepEqual(await waitsOver([false, false, true, false]), { waits: [1, 2, 24 * 60, 1], asked: 4 })
})

test('a controller that was told no account and holds nothing does not knock at all', async () => {
  assert.deepEqual(await waitsOver([true, true], false), { waits: [24 * 60, 24 * 60], asked: 0 })
})

test('T8: a refresh that breaks, as on a full disk, ends nothing and is tried again', async () => {
  assert.deepEqual(await waitsOver(['broken', 'broken', true]), { waits: [1, 2, 24 * 60], asked: 3 })
})
