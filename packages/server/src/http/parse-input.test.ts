import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type Operation } from '@tenure/contract'
import { parseInput, type Sent } from './parse-input.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'
const parse = (operation: Operation, sent: Partial<Omit<Sent, 'query'>> & { query?: string } = {}) => {
  const { query = '', ...others } = sent
  return parseInput(operation, {
    params: {},
    body: '',
    ifMatch: undefined,
    ...others,
    query: new URLSearchParams(query),
  })
}
const fieldsOf = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? [] : (parsed.refusal.errors ?? []).map(({ field }) => field)

test('input is what the schemas make of it: defaults, numbers, trimmed text', () => {
  const listed = parse(operations.listLicenses, { query: 'limit=7' })
  assert.equal(listed.ok && (listed.value.query as { limit: number }).limit, 7)
  const first = parse(operations.listLicenses)
  assert.equal(first.ok && (first.value.query as { limit: number }).limit, 50)
  const made = parse(operations.createPartner, { body: '{"name":"  Northwind "}' })
  assert.deepEqual(made.ok && made.value.body, { name: 'Northwind' })
})

test('every field that is wrong is named at once', () => {
  const parsed = parse(operations.transferLicense, {
    params: { id: 'x' },
    query: 'a=1&b=2',
    body: '{"accountId":"y"}',
  })
  assert.deepEqual(fieldsOf(parsed).toSorted(), ['body.accountId', 'params.id', 'query.a', 'query.b'])
})

test('a field that the operation does not have is refused by its name: a typing error is not ignored', () => {
  assert.deepEqual(fieldsOf(parse(operations.createPartner, { body: '{"name":"N","nmae":1}' })), [
    'body.nmae',
  ])
  assert.deepEqual(fieldsOf(parse(operations.listPartners, { query: 'limt=5' })), ['query.limt'])
})

test('a parameter that is given twice has no one meaning', () => {
  assert.deepEqual(fieldsOf(parse(operations.listPartners, { query: 'limit=1&limit=2' })), ['query.limit'])
})

test('a body must be one whole JSON value', () => {
  for (const body of ['', '{', '{"name":"N"}}', "{'name':'N'}", 'undefined'])
    assert.deepEqual(fieldsOf(parse(operations.createPartner, { body })), ['body'], body)
})

test('an operation without a body takes nothing, or an empty object, and nothing else', () => {
  const operation = operations.recallLicense
  for (const body of ['', ' \n', '{}']) assert.ok(parse(operation, { params: { id }, body }).ok, body)
  for (const body of ['[]', 'null', '{"a":1}'])
    assert.deepEqual(fieldsOf(parse(operation, { params: { id }, body })), ['body'])
})

test('half a surrogate pair, which is no text, is refused; a whole one is taken', () => {
  const note = (json: string) => parse(operations.createPartner, { body: `{"name":${json}}` }).ok
  assert.deepEqual([note('"N\\ud800"'), note('"\\udc00N"'), note('"N\\ud83d\\ude00"')], [false, false, true])
})

test('U+0000, which the database cannot hold, is refused however deep it lies', () => {
  const bodies = ['{"name":"a\\u0000b"}', '{"name":"N","more":{"deep":["\\u0000"]}}']
  for (const body of bodies) assert.ok(!parse(operations.createPartner, { body }).ok, body)
})

test('a flood of wrong fields is answered with fifty of them, each shortened', () => {
  const body = JSON.stringify(
    Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n}${'x'.repeat(200)}`, 1])),
  )
  const fields = fieldsOf(parse(operations.createPartner, { body }))
  assert.equal(fields.length, 50)
  assert.ok(fields.every((field = '') => field.length <= 70))
})

test('`__proto__` in a body is a field like any other, and changes nothing', () => {
  assert.ok(!parse(operations.createPartner, { body: '{"name":"N","__proto__":{"admin":true}}' }).ok)
  assert.equal(({} as { admin?: boolean }).admin, undefined)
})

test('If-Match is read where the operation edits, and nowhere else', () => {
  const edit = { params: { id }, body: '{"name":"N"}' }
  const edited = parse(operations.editPartner, { ...edit, ifMatch: '"3"' })
  assert.equal(edited.ok && edited.value.ifMatch, 3)
  const blind = parse(operations.editPartner, edit)
  assert.equal(!blind.ok && blind.refusal.code, 'precondition-missing')
  const made = parse(operations.createPartner, { body: '{"name":"N"}', ifMatch: '"3"' })
  assert.equal(made.ok && made.value.ifMatch, null)
})
