import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fetchFrom } from '../testing/fetch-from.ts'
import { openTestApp } from '../testing/open-test-app.ts'
import { useAgent } from '../testing/use-site.ts'
import { localCalls } from './calls.ts'
import { createApp } from './create-app.ts'
import { ownHostsOf } from './guard-origin.ts'
import { openTokens } from './tokens.ts'

const mistakes: unknown[] = []
const { service, controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const app = openTestApp(agent, controller, { failed: (error) => mistakes.push(error) })

const tokenOf = (name: 'owner' | 'driver'): string =>
  readFileSync(join(controller.folder, `${name}-token`), 'utf8').trim()

type Sent = { token?: string; body?: unknown; headers?: Record<string, string> }

const send = async (method: string, path: string, { token, body, headers = {} }: Sent = {}) => {
  const request = new Request(`http://127.0.0.1:7410${path}`, {
    method,
    headers: {
      host: '127.0.0.1:7410',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const response = await fetchFrom(app, request, {
    by: 'network',
    hosts: ownHostsOf('127.0.0.1', []),
    onThisMachine: true,
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

const concrete = (path: string): string => path.replace(':id', 'none')

test('no call of the local API answers without a token, or with a wrong one', async () => {
  for (const { method, path } of localCalls) {
    const missing = await send(method.toUpperCase(), concrete(path))
    assert.deepEqual([missing.status, missing.body['code']], [401, 'token-missing'], path)
    const wrong = await send(method.toUpperCase(), concrete(path), { token: 'x'.repeat(43) })
    assert.deepEqual([wrong.status, wrong.body['code']], [401, 'token-invalid'], path)
  }
})

test('A3, case 11: with the driver’s token no license is managed; viewing and devices are allowed', async () => {
  const owners = localCalls.filter((call) => call.for === 'owner')
  // A manifest is too long for a query, so an upgrade is asked about by POST; that changes nothing.
  const isOpen = (path: string): boolean => path.startsWith('/v1/devices') || path === '/v1/can-upgrade'
  for (const call of localCalls)
    if (call.method !== 'get' && !isOpen(call.path)) assert.equal(call.for, 'owner', call.path)
  for (const path of ['/v1/account', '/v1/offers', '/v1/users', '/v1/doctor', '/v1/devices/:id/pin'])
    assert.ok(
      owners.some((call) => call.path === path),
      path,
    )
  for (const { method, path } of owners) {
    const refused = await send(method.toUpperCase(), concrete(path), { token: tokenOf('driver') })
    assert.deepEqual([refused.status, refused.body['code']], [403, 'owner-only'], path)
  }
  assert.equal((await send('GET', '/v1/status', { token: tokenOf('driver') })).status, 200)
})

test('A1: the Customer ID is in no answer to a driver', async () => {
  agent.setAccount(service.customerId)
  for (const { method, path } of localCalls) {
    const { body } = await send(method.toUpperCase(), concrete(path), { token: tokenOf('driver') })
    assert.doesNotMatch(JSON.stringify(body), new RegExp(service.customerId, 'i'), path)
  }
})

test('the token files and the key are for the agent’s user alone', async () => {
  const { statSync } = await import('node:fs')
  for (const name of ['owner-token', 'driver-token', 'identity/controller-key.pem'])
    assert.equal(statSync(join(controller.folder, name)).mode & 0o777, 0o600, name)
})

test('a page of the Internet reaches nothing: neither by another host name nor across origins', async () => {
  const token = tokenOf('owner')
  const foreign: Record<string, string>[] = [
    { host: 'rebound.example.com' },
    { host: 'rebound.example.com:7410' },
    { origin: 'https://example.com' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:8080' },
  ]
  for (const headers of foreign) {
    const refused = await send('GET', '/v1/status', { token, headers })
    assert.deepEqual([refused.status, refused.body['code']], [403, 'not-permitted'], JSON.stringify(headers))
  }
  const own = await send('GET', '/v1/status', { token, headers: { origin: 'http://127.0.0.1:7410' } })
  assert.equal(own.status, 200)
})

test('a driver adds a device, is refused to provision it, and is told code, sentence and remedy', async () => {
  const token = tokenOf('driver')
  const added = await send('POST', '/v1/devices', { token, body: { id: 'pump-1', protocol: 'Modbus' } })
  assert.deepEqual([added.status, added.body['colour'], added.body['licensed']], [200, 'purple', false])
  const refused = await send('POST', '/v1/devices/pump-1/provision', { token })
  assert.equal(refused.status, 409)
  assert.equal(refused.headers.get('content-type'), 'application/problem+json')
  assert.deepEqual(refused.body, {
    type: refused.body['type'],
    title: 'The controller has no capacity',
    status: 409,
    detail: 'The device pump-1 stands still, because the controller has no capacity.',
    code: 'no-capacity',
    remedy:
      '1 more seat: transfer a capacity license of at least 1 to the controller’s account and activate it.',
    requestId: 'request-1',
    facts: { missing: 1, account: null },
  })
})

test('purple, blue, green: the colour follows the seat and the provisioning', async () => {
  const owner = { token: tokenOf('owner') }
  await send('PUT', '/v1/account', { ...owner, body: { customerId: service.customerId } })
  const licenseIds = [service.issue({ kind: 'capacity', quantity: 1 })]
  const activated = await send('POST', '/v1/activate', { ...owner, body: { licenseIds } })
  assert.equal(activated.status, 200)
  assert.equal((await send('GET', '/v1/devices/pump-1', owner)).body['colour'], 'blue')
  assert.equal((await send('POST', '/v1/devices/pump-1/provision', owner)).body['colour'], 'green')
  const replaced = await send('POST', '/v1/devices/pump-1/replace', { ...owner, body: { by: 'pump-2' } })
  assert.deepEqual([replaced.body['id'], replaced.body['colour']], ['pump-2', 'blue'])
  assert.equal((await send('GET', '/v1/devices/pump-1', owner)).body['code'], 'device-not-found')
})

test('what cannot be read is refused with the field at fault: no JSON, wrong type, unknown member, too large', async () => {
  const token = tokenOf('owner')
  const cases: [string, unknown, number][] = [
    ['/v1/devices', '{', 400],
    ['/v1/devices', [], 400],
    ['/v1/devices', { id: '../x', protocol: 'LON' }, 400],
    ['/v1/devices', { id: 'x', protocol: 'SNMP' }, 400],
    ['/v1/devices', { id: 'x', protocol: 'LON', licensed: true }, 400],
    ['/v1/activate', { licenseIds: [] }, 400],
    ['/v1/activate', { licenseIds: ['x'] }, 400],
    ['/v1/return', { all: false }, 400],
    ['/v1/activate', { licenseIds: ['x'.repeat(70_000)] }, 413],
  ]
  for (const [path, body, status] of cases)
    assert.equal(
      (await send('POST', path, { token, body })).status,
      status,
      JSON.stringify(body).slice(0, 60),
    )
  const form = await send('POST', '/v1/refresh', {
    token,
    body: 'a=1',
    headers: { 'content-type': 'text/plain' },
  })
  assert.equal(form.body['code'], 'input-invalid')
})

test('a mistake of ours tells the caller nothing but an id to look for', async () => {
  const broken = createApp({
    agent: {
      ...agent,
      status: () => {
        throw new Error('the secret is 42')
      },
    },
    tokens: openTokens(controller.folder),
    newRequestId: () => 'request-2',
    failed: (error) => mistakes.push(error),
  })
  const response = await fetchFrom(broken, new Request('http://127.0.0.1/v1/status'), {
    by: 'owner',
    onThisMachine: true,
  })
  const text = await response.text()
  assert.equal(response.status, 500)
  assert.match(text, /request-2/)
  assert.doesNotMatch(text, /secret/)
  assert.equal(mistakes.length, 1)
})
