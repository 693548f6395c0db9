import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { operations, openApiDocument, problems, problemsOf, type Operation } from '../index.ts'
import type { Json } from './json-schema.ts'

const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>
    readonly responses: Readonly<Record<string, Json>>
  }
}
type Described = {
  readonly operationId: string
  readonly security: readonly unknown[]
  readonly parameters?: readonly {
    readonly $ref?: string
    readonly name?: string
    readonly required?: boolean
  }[]
  readonly requestBody?: { readonly content: Json }
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly headers?: Json; readonly content?: Json }>
  >
}

const described = (operation: Operation): Described => {
  const found = document.paths[operation.path]?.[operation.method]
  assert.ok(found, `${operation.method} ${operation.path}`)
  return found
}

test('it is a valid OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  assert.equal(valid, true, JSON.stringify(errors, null, 2))
})

test('openapi.json, which is checked in, is its print (npm run generate)', async () => {
  const checkedIn = await readFile(new URL('../../openapi.json', import.meta.url), 'utf8')
  assert.deepEqual(JSON.parse(checkedIn), document)
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )
  assert.ok(references.length > 100)
  for (const reference of new Set(references)) {
    let place: unknown = document
    for (const step of reference.split('/')) place = (place as Json)[step]
    assert.ok(place, reference)
  }
})

for (const [id, operation] of Object.entries(operations) as [string, Operation][]) {
  test(`${id}: it needs a token unless it is public`, () => {
    assert.equal(described(operation).operationId, id)
    assert.equal(described(operation).security.length, operation.access === 'public' ? 0 : 1)
  })

  test(`${id}: it asks for the headers that make retries and edits safe`, () => {
    const references = (described(operation).parameters ?? []).map(({ $ref }) => $ref)
    assert.equal(references.includes('#/components/parameters/IdempotencyKey'), operation.idempotent)
    assert.equal(references.includes('#/components/parameters/IfMatch'), operation.etag === 'required')
  })

  test(`${id}: it answers its status, and each problem with the problem's status`, () => {
    const { responses } = described(operation)
    const expected = [operation.status, ...problemsOf(operation).map((code) => problems[code].status)]
    assert.deepEqual(
      Object.keys(responses).map(Number),
      [...new Set(expected)].toSorted((a, b) => a - b),
    )
    for (const code of problemsOf(operation)) {
      const name = responses[problems[code].status]?.$ref?.replace('#/components/responses/', '') ?? ''
      assert.ok(name.split('.').includes(code), code)
      assert.match(JSON.stringify(document.components.responses[name]), /application\/problem\+json/)
    }
  })

  test(`${id}: what is answered carries the request's id, and its version where it can be edited`, () => {
    const success = described(operation).responses[operation.status]
    const expected = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', ...(operation.etag ? ['ETag'] : [])]
    assert.deepEqual(Object.keys(success?.headers ?? {}), expected)
    assert.equal(success?.content === undefined, operation.status === 204)
  })
}

test('what is sent is closed, what is answered may grow', () => {
  const body = JSON.stringify(described(operations.createAccount).requestBody)
  assert.match(body, /"additionalProperties":false/)
  assert.doesNotMatch(JSON.stringify(document.components.schemas['Account']), /"additionalProperties":false/)
})

test('defaults make a member optional when sent and certain when answered', () => {
  const content = described(operations.createProduct).requestBody?.content['application/json']
  const { schema } = content as { schema: { required: string[] } }
  assert.ok(!schema.required.includes('termStart'))
  assert.ok((document.components.schemas['Product'] as { required: string[] }).required.includes('termStart'))
})

test('bodies that are not JSON keep their media type', () => {
  assert.deepEqual(Object.keys(described(operations.issueOrder).requestBody?.content ?? {}), ['text/csv'])
  assert.deepEqual(Object.keys(described(operations.exchange).requestBody?.content ?? {}), [
    'application/jose',
  ])
})
