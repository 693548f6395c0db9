import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { schemaPrinter } from './json-schema.ts'

test('schemas with an id are collected by name, and referred to', () => {
  const { print, components } = schemaPrinter()
  const seat = z.object({ device: z.string().max(9) }).meta({ id: 'TestSeat' })
  assert.deepEqual(print(z.array(seat), 'output'), {
    type: 'array',
    items: { $ref: '#/components/schemas/TestSeat' },
  })
  assert.deepEqual(components(), {
    TestSeat: {
      type: 'object',
      properties: { device: { type: 'string', maxLength: 9 } },
      required: ['device'],
    },
  })
})

test('two different schemas with one id are an error, the same one twice is not', () => {
  const { print } = schemaPrinter()
  const seat = z.object({ free: z.boolean().default(true) }).meta({ id: 'TestFreeSeat' })
  print(z.array(seat), 'output')
  print(z.tuple([seat]), 'output')
  assert.throws(() => print(z.array(seat), 'input'), /two different schemas have the id TestFreeSeat/)
})

test('a format says enough: its pattern is left out, and so are the bounds of a JavaScript integer', () => {
  const { print } = schemaPrinter()
  assert.deepEqual(print(z.uuid(), 'input'), { type: 'string', format: 'uuid' })
  assert.deepEqual(print(z.int(), 'input'), { type: 'integer' })
  assert.deepEqual(print(z.int().min(1).max(5), 'input'), { type: 'integer', minimum: 1, maximum: 5 })
})
