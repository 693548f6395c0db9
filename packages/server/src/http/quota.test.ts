import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { perMinute, rateLimitsInMemory, type Quota, type Quotas } from './rate-limit.ts'

const many: Quota = { requests: 1_000_000, windowSeconds: 3600 }
const limitsOf = (change: Partial<Quotas>) =>
  rateLimitsInMemory({ token: many, address: many, exchange: many, lookup: many, ...change })

/** Requests of a few clients, in whatever order. */
const anyTraffic = fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 60 })

test('however requests come, each client is allowed its quota and not one request more', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), anyTraffic, async (requests, traffic) => {
      const { token } = limitsOf({ token: { requests, windowSeconds: 3600 } })
      const made = new Map<string, number>()
      for (const client of traffic) {
        const before = made.get(client) ?? 0
        const { allowed, headers } = await token.take(client)
        assert.equal(allowed, before < requests)
        assert.match(headers['ratelimit'] ?? '', new RegExp(`;r=${Math.max(0, requests - before - 1)};`))
        made.set(client, before + 1)
      }
    }),
  )
})

test('of requests that come at once just the quota is allowed', async () => {
  const { exchange } = limitsOf({ exchange: perMinute(7) })
  const taken = await Promise.all(Array.from({ length: 50 }, () => exchange.take('192.0.2.1')))
  assert.equal(taken.filter(({ allowed }) => allowed).length, 7)
})

test('Retry-After goes with every refusal and with nothing else, and lies within the window', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3600 }),
      async (requests, windowSeconds) => {
        const { address } = limitsOf({ address: { requests, windowSeconds } })
        for (let made = 0; made < requests + 3; made++) {
          const { allowed, headers, retryAfterSeconds } = await address.take('192.0.2.1')
          assert.ok(retryAfterSeconds >= 1 && retryAfterSeconds <= windowSeconds)
          assert.equal(headers['retry-after'], allowed ? undefined : String(retryAfterSeconds))
          assert.equal(headers['ratelimit-policy'], `"address";q=${requests};w=${windowSeconds}`)
        }
      },
    ),
  )
})

test('what a client spends of one quota is not missing in another', async () => {
  const { token, address, exchange } = limitsOf({
    token: perMinute(1),
    address: perMinute(1),
    exchange: perMinute(1),
  })
  for (const limit of [token, address, exchange]) {
    assert.equal((await limit.take('the same key')).allowed, true)
    assert.equal((await limit.take('the same key')).allowed, false)
  }
})

test('when its window is over a client has its whole quota again', async (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.UTC(2026, 2, 1, 10) })
  const { token } = limitsOf({ token: { requests: 2, windowSeconds: 30 } })
  const threeTimes = async () => [
    (await token.take('one')).allowed,
    (await token.take('one')).allowed,
    (await token.take('one')).allowed,
  ]
  assert.deepEqual(await threeTimes(), [true, true, false])
  t.mock.timers.tick(29_000)
  assert.deepEqual(await threeTimes(), [false, false, false])
  t.mock.timers.tick(1_001)
  assert.deepEqual(await threeTimes(), [true, true, false])
})

test('what is charged afterwards is paid for: it refuses nothing that was let in, and what comes then', async () => {
  const { exchange } = limitsOf({ exchange: perMinute(3) })
  assert.equal((await exchange.take('a site')).allowed, true)
  await exchange.charge('a site', 199)
  assert.equal((await exchange.take('a site')).allowed, false)
  assert.equal((await exchange.take('another site')).allowed, true)
  await exchange.charge('another site', 0)
  assert.match((await exchange.take('another site')).headers['ratelimit'] ?? '', /;r=1;/)
})
