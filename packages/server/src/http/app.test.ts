import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Outage } from '../db/outage.ts'
import { withService } from './testing.ts'
import { present } from './testing/present.ts'

const service = await withService({ after })
const [one] = service.partners
const token = service.vendor.administrator
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  service.app.request(path, { method, headers: { authorization: `Bearer ${token}`, ...headers } })

test('every reply carries a request id: the caller’s own, or a new one', async () => {
  const own = await get('/v1/me', { 'x-request-id': 'from-the-caller-1' })
  assert.equal(own.headers.get('x-request-id'), 'from-the-caller-1')
  const strange = await get('/v1/nothing-here', { 'x-request-id': 'with spaces in it' })
  const problem = (await strange.json()) as { requestId: string }
  assert.match(problem.requestId, /^[0-9a-f-]{36}$/)
  assert.equal(strange.headers.get('x-request-id'), problem.requestId)
})

test('every reply is guarded by security headers, pages, problems and failures alike', async () => {
  for (const path of ['/v1/me', '/v1/nothing', '/healthz', '/docs', '/openapi.json']) {
    const { headers } = await get(path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/, path)
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path)
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
  }
  assert.equal((await get('/v1/me')).headers.get('cache-control'), 'no-store')
})

test('a path where nothing is gets 404, also for a caller without a token', async () => {
  for (const path of ['/v1', '/v1/', '/v1/partners/', '/v1/%zz', '/v2/partners', '/docs/../secret']) {
    const response = await service.app.request(path)
    assert.equal(response.status, 404, path)
    assert.equal(((await response.json()) as { code: string }).code, 'not-found')
  }
})

const methodCases: readonly (readonly [method: string, path: string, allow: string])[] = [
  ['PUT', '/v1/partners', 'GET, POST, HEAD, OPTIONS'],
  ['DELETE', `/v1/partners/${one.id}`, 'GET, PATCH, HEAD, OPTIONS'],
  ['GET', '/v1/controllers/rma', 'POST, OPTIONS'],
  ['GET', '/v1/licenses/transfer', 'POST, OPTIONS'],
  ['GET', '/v1/exchange', 'POST, OPTIONS'],
  ['POST', '/healthz', 'GET, HEAD, OPTIONS'],
  ['POST', '/docs', 'GET, HEAD, OPTIONS'],
]
for (const [method, path, allow] of methodCases)
  test(`${method} ${path} is not allowed, and the reply says what is`, async () => {
    const refused = await get(path, {}, method)
    assert.deepEqual([refused.status, refused.headers.get('allow')], [405, allow])
    assert.equal(((await refused.json()) as { code: string }).code, 'method-not-allowed')
    const asked = await get(path, {}, 'OPTIONS')
    assert.deepEqual([asked.status, asked.headers.get('allow'), await asked.text()], [204, allow, ''])
  })

test('HEAD has the headers of GET and no body', async () => {
  const path = `/v1/partners/${one.id}`
  const head = await get(path, {}, 'HEAD')
  const full = await get(path)
  assert.deepEqual([head.status, await head.text()], [200, ''])
  assert.equal(head.headers.get('etag'), full.headers.get('etag'))
})

test('a client that has the version already gets 304 and no body', async () => {
  const path = `/v1/partners/${one.id}`
  const etag = (await get(path)).headers.get('etag') ?? ''
  const same = await get(path, { 'if-none-match': etag })
  assert.deepEqual([same.status, await same.text(), same.headers.get('etag')], [304, '', etag])
  assert.equal((await get(path, { 'if-none-match': '"999"' })).status, 200)
})

test('the scheme Bearer is read in any case of letters, other schemes are no token', async () => {
  const asked = async (authorization: string) =>
    (await service.call('whoAmI', { headers: { authorization } })).status
  assert.equal(await asked(`bearer ${token}`), 200)
  assert.equal(await asked(`BEARER   ${token}`), 200)
  for (const wrong of [`Basic ${token}`, token, '', `Bearer ${token} more`])
    assert.equal(await asked(wrong), 401)
})

test('an unknown error is 500 with a request id and not a word of its message, which the log has', async (t) => {
  const broken = await withService(t, {
    parts: ({ handlers }) => ({
      handlers: {
        ...handlers,
        whoAmI: async () => {
          throw new Error('relation "token" at /srv/secret.ts:12')
        },
      },
    }),
  })
  const answer = await broken.call('whoAmI', { token: broken.vendor.viewer })
  assert.deepEqual([answer.status, answer.body.code], [500, 'internal'])
  assert.doesNotMatch(answer.text, /relation|secret\.ts/)
  const line = broken.logged.find(({ level }) => level === 'error')
  assert.match(JSON.stringify(line), /secret\.ts:12/)
  assert.equal(line?.['requestId'], answer.body.requestId)
})

test('an outage of the database is 503 with the advice to try again', async (t) => {
  const out = await withService(t, {
    parts: ({ handlers }) => ({
      handlers: {
        ...handlers,
        whoAmI: async () => {
          throw new Outage('slow', new Error('canceling statement due to lock timeout'))
        },
      },
    }),
  })
  const answer = await out.call('whoAmI', { token: out.vendor.viewer })
  assert.deepEqual([answer.status, answer.body.code, answer.headers.get('retry-after')], [503, 'busy', '2'])
  assert.doesNotMatch(answer.text, /lock/)
})

test('a request is one line in the log: operation, status, time, ids, and no secret', async () => {
  const { length } = service.logged
  await service.call('listAccounts', { token, query: { q: one.accounts[0].customerId } })
  const lines = service.logged.slice(length)
  assert.equal(lines.length, 1)
  const [line] = lines
  assert.deepEqual(
    [line?.['operation'], line?.['status'], typeof line?.['ms']],
    ['listAccounts', 200, 'number'],
  )
  assert.match(String(line?.['callerId']), /^[0-9a-f-]{36}$/)
  assert.doesNotMatch(JSON.stringify(lines), new RegExp(`${token}|${one.accounts[0].customerId}`))
})

test('the use of a token is noted at most once a minute', async () => {
  const fresh = service.partners[1].tokens.viewer
  const lastUsed = async (): Promise<string> => {
    const { body } = await service.call('whoAmI', { token: fresh })
    const tokens = await service.call('listTokens', {
      token: service.partners[1].tokens.administrator,
      query: { limit: '200' },
    })
    return present(tokens.body.items.find(({ id }) => id === body.id)?.lastUsedAt, 'the use of the token')
  }
  const first = await lastUsed()
  service.clock.at += 59_999
  assert.equal(await lastUsed(), first)
  service.clock.at += 1
  assert.equal(await lastUsed(), new Date(service.clock.at).toISOString())
})

test('a public operation reads its body only as what it takes, and within its limit', async () => {
  const post = (body: string, type: string) =>
    service.app.request('/v1/exchange', { method: 'POST', body, headers: { 'content-type': type } })
  assert.equal((await post('a.b.c', 'application/json')).status, 415)
  assert.equal((await post('x'.repeat(20_001), 'application/jose')).status, 413)
  assert.equal((await post('a.b.c', 'application/jose')).status, 400)
})

test('a ready-made text of a public operation is sent to the byte', async (t) => {
  const text = '{ "licenseFile":"a.b.c" ,  "keyList":null,"refusals":[]}'
  const exchange = await withService(t, {
    parts: ({ rawHandlers }) => ({
      rawHandlers: { ...rawHandlers, exchange: { raw: async () => ({ ok: true, text }) } },
    }),
  })
  const answer = await exchange.call('exchange', { body: 'a.b.c' })
  assert.deepEqual([answer.status, answer.text], [200, text])
})
