import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type Operation } from '@tenure/contract'
import { requestOf, type Address, type Answer, type AnyInput, type AskInput } from './ask.ts'

const id = '6f1c1a52-8f0e-4a4e-9b57-2d3c5f7a9e10'
const request = (address: Address, input: AnyInput = {}, path = '/vendor') => {
  const { url, init } = requestOf(address, input, path, () => 'a new key')
  return { url, ...init, headers: init.headers as Record<string, string> }
}

test('an address is the method and the path of the contract', () => {
  const { url, method } = request('GET /v1/licenses/{id}', { params: { id } })
  assert.deepEqual([method, url], ['GET', `/v1/licenses/${id}`])
})

test('whatever a parameter is, it stays one part; without it nothing is asked', () => {
  assert.equal(request('GET /v1/licenses/{id}', { params: { id: '../x?y' } }).url, '/v1/licenses/..%2Fx%3Fy')
  assert.throws(() => request('GET /v1/licenses/{id}', { params: { id: '' } }), TypeError)
  assert.throws(() => request('GET /v1/licenses/{id}'), TypeError)
})

test('of the query only what is given is sent', () => {
  const query = { q: 'a&b', kind: undefined, sku: '', accountId: null, limit: 50, archived: false }
  assert.equal(request('GET /v1/licenses', { query }).url, '/v1/licenses?q=a%26b&limit=50&archived=false')
})

test('whom it is for follows from the address of the page, if it is not said', () => {
  const as = (path: string, input: AnyInput = {}) => request('GET /v1/me', input, path).headers['tenure-as']
  assert.equal(as('/vendor/licenses'), 'vendor')
  assert.equal(as(`/partner/${id}/accounts`), `partner:${id}`)
  assert.equal(as(`/customer/${id}`), `account:${id}`)
  assert.equal(as('/vendor', { as: `partner:${id}` }), `partner:${id}`)
  // What is carried without a sign-in says nothing of one.
  assert.equal(as('/customer/carry'), undefined)
  assert.equal(as('/vendor', { as: null }), undefined)
})

test('a POST has an Idempotency-Key: the one that is given, or a new one; nothing else has', () => {
  const post = (input: AnyInput) =>
    request('POST /v1/partners', { body: {}, ...input }).headers['idempotency-key']
  assert.equal(post({}), 'a new key')
  assert.equal(post({ idempotencyKey: 'the same click' }), 'the same click')
  assert.equal(request('GET /v1/me').headers['idempotency-key'], undefined)
})

test('a body is JSON, unless the contract has another type for it', () => {
  const json = request('POST /v1/partners', { body: { name: 'Northwind' } })
  assert.deepEqual([json.headers['content-type'], json.body], ['application/json', '{"name":"Northwind"}'])
  const jose = request('POST /v1/exchange', { body: 'a.b.c', bodyType: 'application/jose' })
  assert.deepEqual([jose.headers['content-type'], jose.body], ['application/jose', 'a.b.c'])
  assert.equal(request('GET /v1/me').body, undefined)
})

test('an edit says which version it is of', () => {
  const { headers } = request('PATCH /v1/accounts/{id}', { params: { id }, body: {}, ifMatch: '"3"' })
  assert.equal(headers['if-match'], '"3"')
})

test('every operation of the contract has an address here', () => {
  for (const { method, path } of Object.values(operations) as Operation[]) {
    const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, id]))
    const address = `${method.toUpperCase()} ${path}` as Address
    assert.equal(request(address, { params }).url, path.replaceAll(/\{\w+\}/g, id))
  }
})

test('the types are those of the contract', () => {
  const license = null as unknown as Answer<'GET /v1/licenses/{id}'>
  const kind: 'capacity' | 'maintenance' | 'core' | 'upgrade' | 'remote-cms' | 'trial' | undefined =
    license?.kind
  assert.equal(kind, undefined)
  // @ts-expect-error -- the License ID is missing
  const missing: AskInput<'GET /v1/licenses/{id}'> = {}
  // @ts-expect-error -- there is no such operation
  const unknown: Address = 'GET /v1/licences'
  // @ts-expect-error -- an edit without the version that it is of
  const blind: AskInput<'PATCH /v1/accounts/{id}'> = { params: { id }, body: { name: 'x' } }
  // @ts-expect-error -- a list is not sorted by its owner's shoe size
  const sorted: AskInput<'GET /v1/licenses'> = { query: { sort: 'shoe-size' } }
  assert.ok([missing, unknown, blind, sorted].every((each) => each !== undefined))
})
