import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type Operation } from '@tenure/contract'
import fc from 'fast-check'
import { defaultPatience, mayRepeat, saysLater, waitMsBefore } from './retry.ts'

const all = Object.entries(operations) as [string, Operation][]

test('what may be repeated is what does nothing twice: reads, what has an Idempotency-Key, the exchange, and invitations', () => {
  for (const [id, operation] of all) {
    const doesNothingTwice =
      /^(exchange|listOffers|lookAtInvitation|acceptInvitation|unsubscribe|lookUp|preview)/.test(id)
    assert.equal(
      mayRepeat(operation),
      operation.method === 'get' || operation.idempotent || doesNothingTwice,
      id,
    )
  }
})

test('no edit with If-Match is ever repeated: the second attempt would meet the first', () => {
  const edits = all.filter(([, operation]) => operation.etag === 'required')
  assert.ok(edits.length > 0)
  for (const [id, operation] of edits) assert.equal(mayRepeat(operation), false, id)
})

test('only a status that says "later" is waited for', () => {
  const later = Array.from({ length: 500 }, (_, index) => index + 100).filter(saysLater)
  assert.deepEqual(later, [429, 502, 503, 504])
})

const anyRetryAfter = fc.oneof(
  fc.constant(null),
  fc.nat({ max: 100_000 }).map(String),
  fc.string(),
  fc.constant('Wed, 21 Oct 2026 07:28:00 GMT'),
)

test('whatever the service asks for, the wait is a number of milliseconds within the patience', () => {
  const wait = fc.property(
    fc.integer({ min: 1, max: 60 }),
    anyRetryAfter,
    fc.double({ min: 0, max: 1, noNaN: true }),
    (attempt, retryAfter, chance) => {
      const ms = waitMsBefore(attempt, retryAfter, defaultPatience, chance)
      assert.ok(ms > 0 && ms <= defaultPatience.longestWaitMs, `${ms}`)
    },
  )
  fc.assert(wait, { numRuns: 500 })
})

test('jitter never halves a wait, and what the service asks for is not cut by it', () => {
  assert.equal(waitMsBefore(1, null, defaultPatience, 0), 125)
  assert.equal(waitMsBefore(1, null, defaultPatience, 1), 250)
  assert.equal(waitMsBefore(3, null, defaultPatience, 1), 1000)
  assert.equal(waitMsBefore(1, '2', defaultPatience, 0), 2000)
})

test('a Retry-After that is no number of seconds counts as none', () => {
  for (const header of ['', 'soon', '-1', '1.5', '1e3', '12345678', 'Wed, 21 Oct 2026 07:28:00 GMT'])
    assert.equal(waitMsBefore(1, header, defaultPatience, 1), 250, header)
})
