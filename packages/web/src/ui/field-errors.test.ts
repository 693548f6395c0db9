import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldErrors } from './field-errors.ts'
import { readProblem, Refusal } from './refusal.ts'

const refusal = (errors: unknown) =>
  new Refusal(readProblem({ code: 'input-invalid', detail: 'x', remedy: 'y', errors }, 400, 'service'), 400)

test('what is wrong with a field stands at the field of the form', () => {
  assert.deepEqual(
    fieldErrors(
      refusal([
        { field: 'body.name', message: 'is empty' },
        { field: 'body.parts.0.quantity', message: 'is 0' },
        { field: 'query.limit', message: 'is 201' },
        { line: 3, message: 'no such SKU' },
      ]),
    ),
    { name: 'is empty', 'parts.0.quantity': 'is 0', limit: 'is 201' },
  )
})

test('what names no field, and what is no refusal, marks none', () => {
  assert.deepEqual(fieldErrors(refusal(undefined)), {})
  assert.deepEqual(fieldErrors(refusal('nonsense')), {})
  assert.deepEqual(fieldErrors(new Error('lost')), {})
  assert.deepEqual(fieldErrors(null), {})
})
