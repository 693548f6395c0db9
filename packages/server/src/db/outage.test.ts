import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOutage, isContention, Outage } from './outage.ts'

/** An error as the driver reports one of the server (pg-protocol: DatabaseError). */
const sqlError = (code: string) => Object.assign(new Error('from the server'), { severity: 'ERROR', code })
const systemError = (code: string) => Object.assign(new Error('from the system'), { code })

const kinds: readonly (readonly [code: string, kind: Outage['kind'] | 'a bug'])[] = [
  ['40001', 'contended'],
  ['40P01', 'contended'],
  ['57014', 'slow'],
  ['55P03', 'slow'],
  ['25P03', 'slow'],
  ['57P01', 'unreachable'],
  ['57P03', 'unreachable'],
  ['53300', 'unreachable'],
  ['08006', 'unreachable'],
  ['08P01', 'unreachable'],
  ['23505', 'a bug'],
  ['42501', 'a bug'],
  ['42P01', 'a bug'],
  ['22P05', 'a bug'],
]
for (const [code, kind] of kinds)
  test(`SQLSTATE ${code} is ${kind === 'a bug' ? kind : `an outage: ${kind}`}`, () => {
    const error = sqlError(code)
    const judged = asOutage(error)
    if (kind === 'a bug') assert.equal(judged, error)
    else {
      assert.ok(judged instanceof Outage)
      assert.deepEqual([judged.kind, judged.cause], [kind, error])
    }
    assert.equal(isContention(error), kind === 'contended')
  })

test('a connection that cannot be made, or that broke, is an outage', () => {
  const broken = [
    ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].map(
      systemError,
    ),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
  ]
  for (const error of broken) {
    const judged = asOutage(error)
    assert.ok(judged instanceof Outage && judged.kind === 'unreachable', error.message)
  }
})

test('everything else is a bug and stays itself: it must not be answered with "try again"', () => {
  for (const error of [
    new TypeError('x is undefined'),
    systemError('EACCES'),
    'text',
    null,
    undefined,
    5,
    {},
  ])
    assert.equal(asOutage(error), error)
})

test('a code of five characters that no server sent is no SQLSTATE', () => {
  const error = systemError('40001')
  assert.equal(asOutage(error), error)
  assert.equal(isContention(error), false)
})

test('an outage is judged once', () => {
  const outage = new Outage('slow', null)
  assert.equal(asOutage(outage), outage)
})
