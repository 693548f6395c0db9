import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient, orThrow } from './create-client.ts'
import { ProblemError, ServiceUnreachableError } from './problem.ts'

type Sent = { url: string; init: RequestInit; headers: Headers }
type Scripted = Response | Error

const accountId = '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'
const licenseId = '2f1df9b2-71c4-4ffb-9a30-7d6fb7c26e02'
const partner = { id: accountId, name: 'Northwind', createdAt: '2026-01-01T00:00:00Z' }

/** A service that answers with the given replies, one per attempt, and remembers what it was sent. */
const service = (...replies: Scripted[]) => {
  const sent: Sent[] = []
  const waits: number[] = []
  let keys = 0
  const client = createClient({
    baseUrl: 'https://licenses.example.com/',
    token: 'tnr_secret',
    fetch: async (url, init = {}) => {
      sent.push({ url: new Request(url).url, init, headers: new Headers(init.headers) })
      const reply = replies.shift()
      assert.ok(reply, 'an attempt too many')
      if (reply instanceof Error) throw reply
      return reply
    },
    wait: async (ms) => void waits.push(ms),
    chance: () => 1,
    newIdempotencyKey: () => `key-${++keys}`,
  })
  return { client, sent, waits }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const problem = (status: number, code: string, headers = {}) =>
  json(
    status,
    { code, status, title: 'T', detail: 'It is so.', remedy: 'Do this.', facts: { a: 1 } },
    headers,
  )

test('a call fills the path, drops what is undefined from the query and carries the token', async () => {
  const { client, sent } = service(json(200, { items: [], nextCursor: null }))
  await client.listLicenses({ query: { accountId, kind: undefined, limit: 5 } })
  assert.equal(sent[0]?.url, `https://licenses.example.com/v1/licenses?accountId=${accountId}&limit=5`)
  assert.equal(sent[0]?.headers.get('authorization'), 'Bearer tnr_secret')
  assert.equal(sent[0]?.headers.get('idempotency-key'), null)
})

test('a path parameter cannot leave its place in the path', async () => {
  const { client, sent } = service(problem(404, 'not-found'))
  await client.getLicense({ params: { id: '../tokens' } })
  assert.equal(sent[0]?.url, 'https://licenses.example.com/v1/licenses/..%2Ftokens')
})

test('a missing path parameter is a mistake of the caller and sends nothing', async () => {
  const { client, sent } = service()
  await assert.rejects(client.getLicense({ params: { id: '' } }), TypeError)
  assert.equal(sent.length, 0)
})

test('an order that may be repeated keeps its Idempotency-Key on each attempt', async () => {
  const { client, sent } = service(new TypeError('reset'), problem(503, 'busy'), json(201, partner))
  const made = await client.createPartner({ body: { name: 'Northwind' } })
  assert.deepEqual(orThrow(made), partner)
  assert.deepEqual(
    sent.map((each) => each.headers.get('idempotency-key')),
    ['key-1', 'key-1', 'key-1'],
  )
})

test('two calls have two Idempotency-Keys, and the caller may bring its own', async () => {
  const { client, sent } = service(json(201, partner), json(201, partner), json(201, partner))
  await client.createPartner({ body: { name: 'A' } })
  await client.createPartner({ body: { name: 'B' } })
  await client.createPartner({ body: { name: 'C' }, idempotencyKey: 'order-4711' })
  assert.deepEqual(
    sent.map((each) => each.headers.get('idempotency-key')),
    ['key-1', 'key-2', 'order-4711'],
  )
})

test('an edit carries If-Match and is not repeated, because its second attempt would meet its first', async () => {
  const { client, sent } = service(new TypeError('reset'))
  const edit = client.editPartner({ params: { id: accountId }, body: { name: 'N' }, ifMatch: '"3"' })
  await assert.rejects(edit, ServiceUnreachableError)
  assert.equal(sent.length, 1)
  assert.equal(sent[0]?.headers.get('if-match'), '"3"')
})

test('an exchange is sent as it is, without a token, and repeated (O3)', async () => {
  const reply = { licenseFile: 'a.b.c', keyList: null, refusals: [] }
  const { client, sent } = service(new TypeError('reset'), json(200, reply))
  assert.deepEqual(orThrow(await client.exchange({ body: 'h.p.s' })), reply)
  assert.equal(sent[1]?.init.body, 'h.p.s')
  assert.equal(sent[1]?.headers.get('content-type'), 'application/jose')
  assert.equal(sent[1]?.headers.get('authorization'), null)
})

test('waits double, and a Retry-After that is longer counts, up to the limit', async () => {
  const busy = (after?: string) => problem(503, 'busy', after === undefined ? {} : { 'retry-after': after })
  const { client, waits } = service(busy(), busy('3'), busy('9000'), busy())
  const reply = await client.listPartners()
  assert.equal(!reply.ok && reply.problem.code, 'busy')
  assert.deepEqual(waits, [250, 3000, 10_000])
})

test('a refusal is a value with code, sentence, remedy and figures, and is not repeated', async () => {
  const { client, sent } = service(problem(409, 'license-not-in-inventory'))
  const reply = await client.transferLicense({ params: { id: licenseId }, body: { accountId } })
  assert.ok(!reply.ok)
  assert.deepEqual(
    [reply.problem.code, reply.problem.detail, reply.problem.remedy, reply.problem.facts],
    ['license-not-in-inventory', 'It is so.', 'Do this.', { a: 1 }],
  )
  assert.throws(() => orThrow(reply), ProblemError)
  assert.equal(sent.length, 1)
})

test('what is not the API’s answer is an outage, never a value', async () => {
  const page = () => new Response('<html>portal login</html>', { status: 200 })
  const { client } = service(page(), json(200, { items: 'none' }), json(418, { tea: true }))
  for (let round = 0; round < 3; round++) await assert.rejects(client.listPartners(), ServiceUnreachableError)
})

test('a reply without content is a value, and an etag comes along where the service sends one', async () => {
  const { client } = service(new Response(null, { status: 204 }), json(200, partner, { etag: '"7"' }))
  assert.deepEqual(await client.revokeToken({ params: { id: licenseId } }), {
    ok: true,
    value: undefined,
    etag: null,
  })
  const read = await client.getPartner({ params: { id: accountId } })
  assert.equal(read.ok && read.etag, '"7"')
})

test('a caller that gives up is obeyed at once', async () => {
  const { client, sent } = service(new TypeError('reset'))
  const signal = AbortSignal.abort(new Error('the operator pressed stop'))
  await assert.rejects(client.listPartners({ signal }), /pressed stop/)
  assert.ok(sent.length <= 1)
})
