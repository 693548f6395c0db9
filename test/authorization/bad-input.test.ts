import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { operations, type Operation, type OperationId } from '../../packages/contract/src/index.ts'
import type { Answer, Said } from '../../packages/server/src/http/testing/call-operation.ts'
import { withService } from '../../packages/server/src/http/testing.ts'
import { fingerprint } from '../../packages/server/src/db/testing/fingerprint.ts'

const service = await withService({ after })
const token = service.vendor.administrator
const entries = Object.entries(operations) as [OperationId, Operation][]
const reading = entries.filter(([, { body }]) => body !== undefined)
const readingJson = reading.filter(([, { bodyType }]) => bodyType === undefined)

const id = '00000000-0000-4000-8000-000000000000'
const valid: Said = { token, params: { id, contactId: id, sku: 'ANY', version: '9.9' }, ifMatch: '"1"' }

let callerId = ''
let untouched: Readonly<Record<string, string>> = {}

before(async () => {
  callerId = (await service.call('whoAmI', { token })).body.id
})
beforeEach(async () => {
  untouched = await fingerprint(service.db, callerId)
})

const unchanged = async () => assert.deepEqual(await fingerprint(service.db, callerId), untouched)
const fieldsOf = (answer: Answer): string[] => (answer.body.errors ?? []).map(({ field }) => field ?? '')
const shapeOf = ({ body }: Operation): readonly string[] =>
  body !== undefined && 'shape' in body ? Object.keys(body.shape as object) : []

test('a field that the body does not have is refused by name', async () => {
  for (const [name] of readingJson) {
    const answer = await service.call(name, { ...valid, body: { surprise: 1 } })
    assert.deepEqual([name, answer.status, answer.body.code], [name, 400, 'input-invalid'])
    assert(fieldsOf(answer).includes('body.surprise'), `${name}: ${answer.text}`)
  }
  await unchanged()
})

test('every field of a wrong type is named, all at once', async () => {
  for (const [name, operation] of readingJson) {
    const body = Object.fromEntries(shapeOf(operation).map((field) => [field, [[]]]))
    const answer = await service.call(name, { ...valid, body })
    assert.deepEqual([name, answer.status, answer.body.code], [name, 400, 'input-invalid'])
    for (const field of shapeOf(operation))
      assert(
        fieldsOf(answer).some((each) => each === `body.${field}` || each.startsWith(`body.${field}.`)),
        `${name} names ${field}: ${answer.text}`,
      )
  }
  await unchanged()
})

const bodies: Readonly<Record<string, string>> = {
  'JSON cut short': '{"name": "Partner',
  'no object': '"text"',
  null: 'null',
  'an array nested 100,000 deep': '['.repeat(100_000),
  'the prototype of objects': '{"__proto__": {"name": "x"}, "constructor": 1}',
  nothing: '',
}
for (const [what, body] of Object.entries(bodies))
  test(`a body of ${what} is refused and changes nothing`, async () => {
    for (const [name] of readingJson) {
      const answer = await service.call(name, { ...valid, body })
      assert.deepEqual([name, answer.status, answer.body.code], [name, 400, 'input-invalid'])
    }
    await unchanged()
  })

test('the character U+0000, which the database cannot hold, is refused wherever text may stand', async () => {
  const text = 'abc\u0000def'
  const said: readonly (readonly [OperationId, Said])[] = [
    ['createPartner', { body: { name: text } }],
    ['createAccount', { body: { name: text, partnerId: id } }],
    ['addContact', { body: { email: 'a@example.com', name: text } }],
    ['createToken', { body: { name: text, scope: 'vendor', role: 'viewer' } }],
    ['issueLicense', { body: { partnerId: id, sku: 'ANY', orderReference: text } }],
    ['issueOrder', { body: `partner,sku,count\n${text},ANY,1` }],
    ['rmaController', { body: { installCode: 'SC-0001', reason: text } }],
    ['reinstateController', { body: { reason: text } }],
    ['resolveCase', { body: { resolution: text } }],
    ['publishRelease', { body: { version: text } }],
    ['editPartner', { body: { name: text } }],
    ['listAccounts', { query: { q: text } }],
    ['listLicenses', { query: { q: text } }],
  ]
  for (const [name, input] of said) {
    const answer = await service.call(name, { ...valid, ...input })
    assert.deepEqual([name, answer.status, answer.body.code], [name, 400, 'input-invalid'])
  }
  await unchanged()
})

test('a body beyond the limit is refused before it is read', async () => {
  for (const [name, { bodyType, maxBodyBytes }] of reading) {
    const limit = maxBodyBytes ?? (bodyType === 'application/jose' ? 20_000 : 1_000_000)
    const body = 'x'.repeat(limit + 1)
    const answer = await service.call(name, { ...valid, body })
    assert.deepEqual([name, answer.status, answer.body.code], [name, 413, 'body-too-large'])
  }
  await unchanged()
})

test('a body of another media type, charset or encoding is refused', async () => {
  const wrong = [
    { 'content-type': 'text/plain' },
    { 'content-type': '' },
    { 'content-type': 'application/json; charset=latin1' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  ]
  for (const [name] of reading)
    for (const headers of wrong) {
      const answer = await service.call(name, { ...valid, body: '{}', headers })
      assert.deepEqual([name, answer.status, answer.body.code], [name, 415, 'media-type-unsupported'])
    }
  await unchanged()
})

test('an unknown query parameter, and one given twice, is refused by name', async () => {
  for (const [name, { access, path, method, body, bodyType }] of entries) {
    if (access === 'public') continue
    const target = path.replaceAll(/\{\w+\}/g, id)
    const response = await service.app.request(`${target}?surprise=1&surprise=2`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': 'bad-query',
        'if-match': '"1"',
        'content-type': bodyType ?? 'application/json',
      },
      ...(body === undefined ? {} : { body: '{}' }),
    })
    const problem = (await response.json()) as { code: string; errors: { field: string }[] }
    assert.deepEqual([name, response.status, problem.code], [name, 400, 'input-invalid'])
    assert(problem.errors.filter(({ field }) => field === 'query.surprise').length === 2, name)
  }
  await unchanged()
})

test('a limit out of range and a cursor that we did not make are refused', async () => {
  const garbage = ['x', 'bnVsbA', 'W10', 'WzEsMiwzLDRd', 'WyJcdTAwMDAiXQ', '%00', 'a'.repeat(201)]
  for (const [name, { query }] of entries) {
    if (query === undefined || !('cursor' in query.shape)) continue
    for (const cursor of garbage) {
      const answer = await service.call(name, { ...valid, query: { cursor } })
      assert.deepEqual([name, cursor, answer.status, answer.body.code], [name, cursor, 400, 'input-invalid'])
    }
    for (const limit of ['0', '201', '1.5', 'ten', '']) {
      const answer = await service.call(name, { ...valid, query: { limit } })
      assert.deepEqual([name, limit, answer.status], [name, limit, 400])
      assert.deepEqual(fieldsOf(answer), ['query.limit'])
    }
  }
})

test('an id that is none is refused by name', async () => {
  for (const [name, { params, path, body }] of entries) {
    if (params === undefined) continue
    const answer = await service.call(name, {
      ...valid,
      ...(body === undefined ? {} : { body: {} }),
      params: { id: 'no id', contactId: 'none', sku: 'no sku', version: 'v'.repeat(41) },
    })
    assert.deepEqual([name, answer.status, answer.body.code], [name, 400, 'input-invalid'])
    for (const [, parameter] of path.matchAll(/\{(\w+)\}/g))
      assert(fieldsOf(answer).includes(`params.${parameter}`), `${name}: ${answer.text}`)
  }
  await unchanged()
})

test('an operation that takes no body refuses one', async () => {
  for (const [name, { method, body }] of entries) {
    if (method === 'get' || body !== undefined) continue
    const answer = await service.call(name, { ...valid, body: { surprise: 1 } })
    assert.deepEqual([name, answer.status, fieldsOf(answer)], [name, 400, ['body']])
  }
  await unchanged()
})

test('a refusal never tells of the database, the code or the machine', async () => {
  for (const [name] of readingJson) {
    const { text } = await service.call(name, { ...valid, body: '{"__proto__": 1' })
    assert.doesNotMatch(text, /at position|SyntaxError|node_modules|packages\/|select |insert |zod/i, name)
  }
})
