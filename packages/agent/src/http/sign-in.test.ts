import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, test } from 'node:test'
import { fetchFrom } from '../testing/fetch-from.ts'
import { openTestApp } from '../testing/open-test-app.ts'
import { useAgent } from '../testing/use-site.ts'
import type { Arrival } from './arrival.ts'
import { localCalls } from './calls.ts'

/** What a browser may do with its session on the whole local API, and what may not be done with a browser. */
const host = '127.0.0.1:7443'
const near: Arrival = { by: 'network', hosts: ['127.0.0.1'], encrypted: true, onThisMachine: false }
let now = 0
const { service, controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const app = openTestApp(agent, controller, { monotonicMs: () => now })
assert.ok((await agent.users.add({ name: 'ada', role: 'owner' }, 'correct horse')).ok)
assert.ok((await agent.users.add({ name: 'guest', role: 'viewer' }, 'correct horse')).ok)
beforeEach(() => agent.users.letOthersView(true))

type Sent = { headers?: Record<string, string>; body?: unknown; arrival?: Arrival }

const send = async (method: string, path: string, { headers = {}, body, arrival = near }: Sent = {}) => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const request = new Request(`https://${host}${path}`, {
    method,
    headers: { host, ...type, ...headers },
    ...sent,
  })
  const response = await fetchFrom(app, request, arrival)
  const text = await response.text()
  const code = text === '' ? '' : String((JSON.parse(text) as { code?: string }).code)
  return { status: response.status, headers: response.headers, text, code }
}
const signIn = async (username: string): Promise<string> => {
  const reply = await send('POST', '/iap/auth/login', { body: { username, password: 'correct horse' } })
  assert.equal(reply.status, 200, reply.text)
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const concrete = (path: string): string => path.replace(/:\w+/, 'none')

test('A3: with the Owner’s session every call is open, with a viewer’s exactly those that change nothing', async () => {
  const [ada, guest] = [await signIn('ada'), await signIn('guest')]
  for (const call of localCalls) {
    const [method, path] = [call.method.toUpperCase(), concrete(call.path)]
    // A body that no call takes: whoever is let in gets no further.
    const body = method === 'GET' || method === 'DELETE' ? undefined : { nothing: 'takes this' }
    const asGuest = await send(method, path, { headers: { cookie: guest }, body })
    assert.equal(asGuest.code === 'owner-only', call.for !== 'viewer', `${method} ${path}: ${asGuest.code}`)
    if (method === 'DELETE') continue
    const asAda = await send(method, path, { headers: { cookie: ada }, body })
    assert.ok(![401, 403].includes(asAda.status), `${method} ${path}: ${asAda.code}`)
  }
})

test('A3: what changes anything is never for viewers', () => {
  for (const { method, path, for: whom } of localCalls)
    if (whom === 'viewer')
      assert.ok(method === 'get' || path.endsWith('/preview') || path === '/v1/can-upgrade', path)
})

test('A3: once the Owner says that others may not view, a viewer sees nothing, also with its old session', async () => {
  const cookie = await signIn('guest')
  assert.equal((await send('GET', '/v1/status', { headers: { cookie } })).status, 200)
  agent.users.letOthersView(false)
  const refused = await send('GET', '/v1/status', { headers: { cookie } })
  assert.deepEqual([refused.status, refused.code], [403, 'owner-only'])
  assert.match(refused.text, /may not view the licenses/)
})

test('A1: no viewer is told the Customer ID', async () => {
  agent.setAccount(service.customerId)
  const cookie = await signIn('guest')
  const paths = localCalls.filter(({ method }) => method === 'get').map(({ path }) => concrete(path))
  for (const path of [...paths, '/iap/lic', '/iap/lic/status', '/iap/users/current']) {
    const { text } = await send('GET', path, { headers: { cookie } })
    assert.doesNotMatch(text, new RegExp(service.customerId, 'i'), path)
  }
})

test('a page of the controller itself changes things with the session; a page of another site does not', async () => {
  const cookie = await signIn('ada')
  const body = { id: 'pump', protocol: 'LON' }
  const own = { cookie, origin: `https://${host}`, 'sec-fetch-site': 'same-origin' }
  assert.equal((await send('POST', '/v1/devices', { headers: own, body })).status, 200)
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'https://127.0.0.1:8443' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ]
  for (const headers of foreign) {
    const refused = await send('DELETE', '/v1/devices/pump', { headers: { cookie, ...headers } })
    assert.deepEqual([refused.status, refused.code], [403, 'not-permitted'], JSON.stringify(headers))
  }
  // A program has a cookie and none of these headers.
  assert.equal((await send('DELETE', '/v1/devices/pump', { headers: { cookie } })).status, 200)
})

test('no page of another site signs a browser in', async () => {
  const body = { username: 'ada', password: 'correct horse' }
  const headers = { origin: 'https://evil.example' }
  const refused = await send('POST', '/iap/auth/login', { headers, body })
  assert.deepEqual([refused.status, refused.headers.get('set-cookie')], [403, null])
})

test('a session that was there before a sign-in ends with it', async () => {
  const before = await signIn('guest')
  const body = { username: 'ada', password: 'correct horse' }
  assert.equal((await send('POST', '/iap/auth/login', { headers: { cookie: before }, body })).status, 200)
  const stale = await send('GET', '/v1/status', { headers: { cookie: before } })
  assert.deepEqual([stale.status, stale.code], [401, 'token-invalid'])
})

test('a session that nobody used for half an hour has ended, and the page is told to sign in', async () => {
  const cookie = await signIn('ada')
  now += 30 * 60_000
  const ended = await send('GET', '/iap/users/current', { headers: { cookie } })
  assert.deepEqual([ended.status, ended.code], [401, 'token-invalid'])
  assert.match(ended.text, /The session has ended/)
})

test('from another machine nobody signs in over HTTP, and on the controller itself it works', async () => {
  const body = { username: 'ada', password: 'correct horse' }
  const clear: Arrival = { by: 'network', hosts: ['127.0.0.1'], onThisMachine: false }
  for (const [method, path] of [
    ['POST', '/iap/auth/login'],
    ['GET', '/iap/users/current'],
    ['GET', '/cms/iap/lic'],
  ] as const) {
    const sent = method === 'POST' ? { body } : {}
    const refused = await send(method, path, { arrival: clear, ...sent })
    assert.deepEqual([refused.status, refused.code], [403, 'not-permitted'], path)
    assert.match(refused.text, /TENURE_AGENT_HTTPS_PORT/)
  }
  const here = await send('POST', '/iap/auth/login', { arrival: { ...clear, onThisMachine: true }, body })
  assert.equal(here.status, 200)
  assert.doesNotMatch(here.headers.get('set-cookie') ?? '', /Secure/)
})

test('who guesses is told how long to wait, in the words that programs read', async () => {
  const guess = () => send('POST', '/iap/auth/login', { body: { username: 'mallory', password: 'guess' } })
  const statuses: number[] = []
  for (let guesses = 0; guesses < 5; guesses++) statuses.push((await guess()).status)
  assert.deepEqual(statuses, [401, 401, 401, 401, 429])
  assert.equal((await guess()).headers.get('retry-after'), '1')
})

test('tokens are as good on /iap as on the local API, and a wrong one is not saved by a session', async () => {
  const token = readFileSync(join(controller.folder, 'driver-token'), 'utf8').trim()
  const driver = await send('GET', '/iap/users/current', { headers: { authorization: `Bearer ${token}` } })
  assert.deepEqual([driver.status, (JSON.parse(driver.text) as { isOwner: boolean }).isOwner], [200, false])
  const headers = { authorization: 'Bearer wrong', cookie: await signIn('ada') }
  assert.equal((await send('GET', '/v1/status', { headers })).code, 'token-invalid')
})
