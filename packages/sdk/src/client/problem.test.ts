import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ProblemError, readProblem, ServiceUnreachableError } from './problem.ts'

const whole = {
  type: 'about:blank',
  code: 'license-not-found',
  title: 'Not found',
  status: 404,
  detail: 'The account has no such license.',
  remedy: 'Check the License ID.',
  requestId: 'r-1',
  facts: { licenseId: 'x' },
  errors: [
    { field: 'body.sku', message: 'Unknown.', hint: 'newer' },
    { line: 3, message: 'No SKU.' },
  ],
}

test('a problem is read with everything a person and a program need of it', () => {
  const { type: _, ...expected } = whole
  assert.deepEqual(readProblem(whole), expected)
})

test('a problem of a newer service, with a code we do not know, is still a problem', () => {
  const problem = readProblem({ ...whole, code: 'brand-new', more: true })
  assert.equal(problem?.code, 'brand-new')
})

test('code and status are enough; what is absent is empty, never undefined', () => {
  assert.deepEqual(readProblem({ code: 'busy', status: 503 }), {
    code: 'busy',
    status: 503,
    title: '',
    detail: '',
    remedy: '',
    facts: {},
    requestId: null,
    errors: [],
  })
})

test('what is not a problem is none, and is never guessed to be one', () => {
  for (const body of [
    null,
    undefined,
    '',
    'busy',
    [],
    {},
    { code: 'busy' },
    { status: 503 },
    { code: 1, status: 1 },
  ])
    assert.equal(readProblem(body), null, JSON.stringify(body))
})

test('no JSON whatever makes reading a problem throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const problem = readProblem(body)
      assert.ok(problem === null || typeof problem.code === 'string')
    }),
  )
})

test('as an exception a problem says what is wrong and what to do', () => {
  const problem = readProblem(whole)
  assert.ok(problem)
  const error = new ProblemError(problem)
  assert.equal(error.message, 'The account has no such license. Check the License ID.')
  assert.equal(error.name, 'ProblemError')
  assert.equal(new ProblemError({ ...problem, detail: '', remedy: '' }).message, 'Not found')
})

test('an outage keeps its cause and the status of the last reply', () => {
  const cause = new TypeError('fetch failed')
  const error = new ServiceUnreachableError('The license service cannot be reached.', 502, cause)
  assert.deepEqual([error.name, error.status, error.cause], ['ServiceUnreachableError', 502, cause])
})
