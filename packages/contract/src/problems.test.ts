import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalTitles } from '@tenure/core'
import {
  operations,
  problemDocument,
  problems,
  problemsOf,
  problemType,
  type Operation,
  type ProblemCode,
} from './index.ts'

const codes = Object.keys(problems) as ProblemCode[]

test('every refusal of core has a status and keeps its title', () => {
  for (const [code, title] of Object.entries(refusalTitles))
    assert.equal(problems[code as ProblemCode].title, title)
})

test('a code is lower case with hyphens, its status is an error, its title a phrase without a full stop', () => {
  for (const code of codes) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/)
    assert.ok(problems[code].status >= 400 && problems[code].status <= 599, code)
    assert.match(problems[code].title, /^[A-Z].*[^.]$/, code)
  }
})

test('what is not found is 404 for every kind of thing, so that nobody learns what others have (A4)', () => {
  for (const code of codes.filter((each) => each.endsWith('not-found')))
    assert.equal(problems[code].status, 404, code)
})

test('a problem document carries all that a person and a program need', () => {
  const document = {
    type: problemType('license-on-controller'),
    title: 'A controller holds the license',
    status: 409,
    detail: 'The controller SC-0001 holds it.',
    code: 'license-on-controller',
    remedy: 'Return it first.',
    requestId: 'r-1',
    facts: { installCode: 'SC-0001' },
  }
  assert.deepEqual(problemDocument.parse(document), document)
  for (const member of Object.keys(document))
    assert.equal(problemDocument.safeParse({ ...document, [member]: undefined }).success, false, member)
  assert.equal(document.type, '/docs/problems#license-on-controller')
})

test('a problem of the input names fields or lines', () => {
  const errors = [
    { field: 'body.name', message: 'too long' },
    { line: 3, message: 'no such SKU' },
  ]
  const document = {
    type: problemType('input-invalid'),
    title: 'The input is not valid',
    status: 400,
    detail: 'Two things are wrong.',
    code: 'input-invalid',
    remedy: 'Correct them.',
    requestId: 'r-1',
    facts: {},
  }
  assert.deepEqual(problemDocument.parse({ ...document, errors }).errors, errors)
  assert.equal(problemDocument.safeParse({ ...document, errors: [{ field: 'body.name' }] }).success, false)
})

test('the shape of an operation implies its common problems', () => {
  const get: Operation = operations.getLicense
  assert.deepEqual(problemsOf(get), [
    'input-invalid',
    'rate-limited',
    'busy',
    'internal',
    'token-missing',
    'token-invalid',
    'session-missing',
    'second-factor-missing',
    'sso-required',
    'not-permitted',
    'license-not-found',
  ])
  assert.ok(problemsOf(operations.editAccount).includes('precondition-missing'))
  assert.ok(problemsOf(operations.editAccount).includes('body-too-large'))
  assert.ok(problemsOf(operations.archiveAccount).includes('idempotency-key-reused'))
  assert.ok(!problemsOf(operations.archiveAccount).includes('media-type-unsupported'))
})
