import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { fieldMessage } from './field-message.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

const said = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: fieldMessage }).error?.issues[0]?.message

const cases: readonly (readonly [schema: z.ZodType, value: unknown, message: string])[] = [
  [z.string(), undefined, 'It is missing'],
  [z.enum(['a', 'b']), undefined, 'It is missing'],
  [z.string(), 5, 'Send text'],
  [z.int(), 'x', 'Send a number'],
  [z.int(), 1.5, 'Send a whole number'],
  [z.boolean(), 'yes', 'Send true or false'],
  [z.array(z.int()), {}, 'Send a list'],
  [z.strictObject({}), [], 'Send an object'],
  [z.enum(['viewer', 'operator']), 'king', 'Send one of viewer, operator'],
  [z.int().max(200), 1000, 'Send at most 200'],
  [z.int().min(1), 0, 'Send at least 1'],
  [z.string().min(3), 'x', 'Send at least 3 character(s)'],
  [z.array(z.int()).max(1), [1, 2], 'Send at most 1 item(s)'],
  [z.email(), 'nope', 'Send an e-mail address'],
  [z.uuid(), '5', 'Send a UUID, such as 7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'],
]
for (const [schema, value, message] of cases)
  test(`a field that is ${JSON.stringify(value)} is told: ${message}`, () => {
    assert.equal(said(schema, value), message)
  })

test('what a schema says of itself stands', () => {
  assert.equal(said(z.string({ error: 'Say why' }), 5), 'Say why')
})

test('no field of the contract is told in the words of a programming language', () => {
  for (const [id, { body }] of Object.entries<Operation>(operations)) {
    if (body === undefined) continue
    for (const { message } of body.safeParse({}, { error: fieldMessage }).error?.issues ?? [])
      assert.doesNotMatch(message, /undefined|received|Invalid/, id)
  }
})
