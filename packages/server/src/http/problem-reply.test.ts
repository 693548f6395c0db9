import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemDocument, problems, type ProblemCode } from '@tenure/contract'
import { Outage } from '../db/outage.ts'
import { failureReply } from './failure-reply.ts'
import { problemReply } from './problem-reply.ts'

const codes = Object.keys(problems) as ProblemCode[]

test('every code is answered as RFC 9457 has it, with its own status and title', () => {
  for (const code of codes) {
    const reply = problemReply({ code, sentence: 'S.', remedy: 'R.', facts: { n: 1 } }, 'req-1')
    assert.equal(reply.status, problems[code].status, code)
    assert.match(reply.headers['content-type'] ?? '', /^application\/problem\+json/)
    const document = problemDocument.parse(JSON.parse(reply.body ?? ''))
    const { title, detail, remedy, requestId, facts } = document
    assert.deepEqual(
      [title, detail, remedy, requestId, facts],
      [problems[code].title, 'S.', 'R.', 'req-1', { n: 1 }],
    )
  }
})

test('RFC 6750 §3: a 401 names the scheme, and nothing else does', () => {
  for (const code of codes) {
    const { status, headers } = problemReply({ code, sentence: '', remedy: '', facts: {} }, 'r')
    // A person signs in to a controller, whose own API answers that; what a browser asks of the service names the scheme as well.
    const byToken = status === 401 && code !== 'sign-in-failed'
    assert.equal('www-authenticate' in headers, byToken, code)
  }
})

test('an error’s own text is never sent, whatever it says', () => {
  const secret = 'password authentication failed for user "tenure"'
  for (const error of [new Error(secret), new Outage('unreachable', new Error(secret)), secret, { secret }]) {
    const reply = failureReply(error, 'req-1')
    assert.ok(!JSON.stringify(reply).includes('password'))
    assert.match(reply.body ?? '', /req-1/)
  }
})

test('an outage says that it may be tried again, a bug does not', () => {
  const outage = failureReply(new Outage('slow', null), 'r')
  assert.deepEqual([outage.status, outage.headers['retry-after']], [503, '2'])
  const bug = failureReply(new TypeError('x'), 'r')
  assert.deepEqual([bug.status, bug.headers['retry-after']], [500, undefined])
})
