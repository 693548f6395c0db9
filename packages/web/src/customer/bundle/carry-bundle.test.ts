import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../ui/refusal.ts'
import { carryBundle, REQUESTS_AT_ONCE, type BundleAnswer, type CarryParts } from './carry-bundle.ts'

const requests = Array.from({ length: 45 }, (_, n) => `request-${n}`)
const answerTo = (request: string): BundleAnswer => ({
  installCode: request,
  hash: null,
  answer: null,
  problem: null,
})

/** A service that answers as `replies` say, call by call, and then always. */
const service = (...replies: readonly (Refusal | 'ok')[]) => {
  const sent: string[][] = []
  const waited: number[] = []
  const got = new Map<number, string | null>()
  const parts: CarryParts = {
    send: (chunk) => {
      const reply = replies[sent.push([...chunk]) - 1] ?? 'ok'
      return reply === 'ok' ? Promise.resolve({ answers: chunk.map(answerTo) }) : Promise.reject(reply)
    },
    came: (from, answers) => answers.forEach(({ installCode }, n) => got.set(from + n, installCode)),
    waiting: () => undefined,
    sleep: (seconds) => Promise.resolve(void waited.push(seconds)),
    isStopped: () => false,
  }
  return { sent, waited, got, parts }
}
const refusal = (status: number, facts = {}) =>
  new Refusal({ code: 'rate-limited', sentence: '', remedy: '', facts }, status)

test('all requests are answered, some at a time, each at its place', async () => {
  const { sent, got, parts } = service()
  await carryBundle(requests, 0, parts)
  assert.deepEqual(
    sent.map(({ length }) => length),
    [REQUESTS_AT_ONCE, REQUESTS_AT_ONCE, 5],
  )
  assert.deepEqual([...got.values()], requests)
})

test('a service that asks for patience gets it, and the same requests again', async () => {
  const { sent, waited, got, parts } = service('ok', refusal(429, { retryAfterSeconds: 7 }))
  await carryBundle(requests, 0, parts)
  assert.deepEqual(waited, [7])
  assert.deepEqual(sent[2], sent[1])
  assert.equal(got.size, requests.length)
})

test('a line that breaks is told, and whoever goes on sends only what has no answer yet', async () => {
  const { got, parts } = service('ok', refusal(0))
  await assert.rejects(carryBundle(requests, 0, parts), Refusal)
  assert.equal(got.size, REQUESTS_AT_ONCE)
  const again = service()
  await carryBundle(requests, got.size, again.parts)
  assert.deepEqual(again.sent.flat(), requests.slice(REQUESTS_AT_ONCE))
})

test('who asks for more patience than anybody has is a refusal', async () => {
  const { parts, waited } = service(refusal(429, { retryAfterSeconds: 3600 }))
  await assert.rejects(carryBundle(requests, 0, parts), Refusal)
  assert.deepEqual(waited, [])
})
