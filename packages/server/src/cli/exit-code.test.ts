import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CommanderError } from 'commander'
import { Outage } from '../db/outage.ts'
import { Misconfigured } from '../misconfigured.ts'
import { exitCodeOf, exitCodes, failureOf } from './exit-code.ts'
import { Refused } from './report.ts'

test('a refusal exits with 1, says the sentence and the remedy, and names each line that is wrong', () => {
  const refused = new Refused({
    code: 'order-invalid',
    sentence: 'The order has 2 error(s).',
    remedy: 'Correct the lines.',
    facts: {},
    errors: [
      { line: 3, message: 'No SKU.' },
      { field: 'body.name', message: 'Too long.' },
    ],
  })
  assert.deepEqual(failureOf(refused), {
    exitCode: 1,
    code: 'order-invalid',
    message: 'The order has 2 error(s).',
    remedy: 'Correct the lines.',
    details: ['line 3: No SKU.', 'body.name: Too long.'],
  })
})

test('what the operator has to put right exits with 2 and says how', () => {
  const failure = failureOf(new Misconfigured('there are no keys', 'Make them.'))
  assert.deepEqual(
    [failure?.exitCode, failure?.message, failure?.remedy],
    [2, 'there are no keys', 'Make them.'],
  )
})

test('an outage exits with 3, so that a script knows it may try again, and says what the cause was', () => {
  const failure = failureOf(new Outage('unreachable', new Error('connect ECONNREFUSED')))
  assert.equal(failure?.exitCode, 3)
  assert.equal(failure.message, 'the database is unreachable: connect ECONNREFUSED')
  assert.match(failureOf(new Outage('slow', 'a text'))?.message ?? '', /a text$/)
})

test('a bug is no failure of the operator’s: it is thrown on, with its stack', () => {
  for (const error of [new TypeError('x'), 'text', undefined]) assert.equal(failureOf(error), null)
})

test('asking for help or the version is nothing wrong; a wrong command is', () => {
  assert.equal(exitCodeOf(new CommanderError(0, 'commander.helpDisplayed', '')), 0)
  assert.equal(exitCodeOf(new CommanderError(1, 'commander.unknownOption', '')), 2)
})

test('every exit code is explained in the help', () => {
  for (const code of [0, 1, 2, 3]) assert.match(exitCodes, new RegExp(`^  ${code}  \\S`, 'm'))
})
