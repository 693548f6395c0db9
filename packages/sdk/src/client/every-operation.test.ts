import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations, type Operation } from '@tenure/contract'
import { messageOf, urlOf } from './call.ts'

const all = Object.entries(operations) as [string, Operation][]
const BASE = 'https://licenses.example.com'

const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
const paramsFor = (path: string) => Object.fromEntries(namesIn(path).map((name) => [name, `the ${name}/..`]))

for (const [id, operation] of all) {
  const message = (given = {}) =>
    messageOf(operation, { body: { a: 1 }, ...given }, 'tnr_secret', () => 'key-1')

  test(`${id}: its URL stays below the service, whatever the parameters say`, () => {
    const url = new URL(urlOf(`${BASE}//`, operation, { params: paramsFor(operation.path) }))
    assert.equal(url.origin, BASE)
    assert.equal(url.search, '')
    assert.doesNotMatch(url.pathname, /[{}]/)
    assert.equal(url.pathname.split('/').length, operation.path.split('/').length)
  })

  test(`${id}: a parameter that is missing is a mistake of the caller`, () => {
    for (const name of namesIn(operation.path)) {
      const { [name]: _, ...others } = paramsFor(operation.path)
      assert.throws(() => urlOf(BASE, operation, { params: others }), new RegExp(`needs a ${name}`))
    }
  })

  test(`${id}: the token goes with it exactly where the operation asks who calls`, () => {
    const { headers } = message()
    assert.equal(headers['authorization'], operation.access === 'public' ? undefined : 'Bearer tnr_secret')
    assert.equal(messageOf(operation, {}, null, () => '').headers['authorization'], undefined)
  })

  test(`${id}: an Idempotency-Key goes with it exactly where the contract wants one`, () => {
    assert.equal(message().headers['idempotency-key'], operation.idempotent ? 'key-1' : undefined)
    const own = message({ idempotencyKey: 'order-4711' }).headers['idempotency-key']
    assert.equal(own, operation.idempotent ? 'order-4711' : undefined)
  })

  test(`${id}: a body goes with it exactly where the operation takes one, in its media type`, () => {
    const sent = message()
    const { headers } = sent
    const body = 'body' in sent ? sent.body : undefined
    if (operation.body === undefined) {
      assert.equal(body, undefined)
      assert.equal(headers['content-type'], undefined)
    } else {
      assert.equal(headers['content-type'], operation.bodyType ?? 'application/json')
      assert.equal(body, operation.bodyType === undefined ? '{"a":1}' : '[object Object]')
    }
  })
}

test('a query has only what was given, as text', () => {
  const query = { limit: 5, dryRun: false, kind: undefined, q: 'a b&c' }
  assert.equal(
    urlOf(BASE, operations.listLicenses, { query }),
    `${BASE}/v1/licenses?limit=5&dryRun=false&q=a+b%26c`,
  )
})
