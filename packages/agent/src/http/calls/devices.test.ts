import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { runCli, startCli } from '../../testing/run-cli.ts'
import { useController } from '../../testing/use-site.ts'
import { deviceCalls } from './devices.ts'

// The daemon as drivers meet it: over loopback HTTP with their token, and over the Unix socket. And as a web page in
// somebody's browser would: it must reach nothing.

const DEVICES = 250

// Hooks run in their order: the daemon ends before its folder goes.
after(async () => {
  daemon.child.kill('SIGTERM')
  await daemon.ended
})
const { service, controller } = await useController()
const agent = await controller.open()
agent.setAccount(service.customerId)
assert.ok((await agent.activate([service.issue({ kind: 'capacity', quantity: 3 })])).ok)
agent.devices.report(
  Array.from({ length: DEVICES }, (_, n) => ({
    kind: 'seen',
    id: `lon:${n}`,
    protocol: 'LON',
    name: `Fan ${n}`,
    provisioned: n === 0,
  })),
)
await agent.close()
const daemon = startCli(['run'], controller.env)
await daemon.wrote(/"event":"listening"/)
const url = daemon.found(/"url":"(http:[^"]+)"/)
const token = readFileSync(join(controller.folder, 'driver-token'), 'utf8').trim()

type Sent = { readonly headers?: Record<string, string>; readonly body?: string; readonly socket?: boolean }
type Answered = { readonly status: number; readonly body: Record<string, unknown> }

/** By node:http, which, unlike fetch, sends every header as it is told. */
const send = (method: string, path: string, { headers = {}, body, socket = false }: Sent = {}) =>
  new Promise<Answered>((resolve, reject) => {
    const { host, hostname, port } = new URL(url)
    const to = socket ? { socketPath: join(controller.folder, 'agent.sock') } : { hostname, port }
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const call = request({ ...to, method, path, headers: { host, ...length, ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
    call.on('error', reject)
    call.end(body)
  })
const asDriver = (method: string, path: string) =>
  send(method, path, { headers: { authorization: `Bearer ${token}` } })
const list = async (query: string) => (await asDriver('GET', `/v1/devices${query}`)).body
const idsOf = (body: Record<string, unknown>) => (body['items'] as { id: string }[]).map(({ id }) => id)

describe('a driver', () => {
  for (const socket of [false, true])
    test(`asks over ${socket ? 'the Unix socket' : 'loopback HTTP'}: provision, read, write, deprovision`, async () => {
      const headers: Record<string, string> = socket ? {} : { authorization: `Bearer ${token}` }
      for (const [action, colour] of [
        ['provision', 'green'],
        ['read', 'green'],
        ['write', 'green'],
        ['deprovision', 'blue'],
      ]) {
        const { status, body } = await send('POST', `/v1/devices/lon:1/${action}`, { headers, socket })
        assert.deepEqual([status, body['colour']], [200, colour], action)
      }
      for (const action of ['provision', 'read', 'write']) {
        const { status, body } = await send('POST', `/v1/devices/lon:9/${action}`, { headers, socket })
        assert.deepEqual([status, body['code']], [409, 'device-unlicensed'], action)
      }
      const away = await send('POST', '/v1/devices/lon:9/deprovision', { headers, socket })
      assert.equal(away.status, 200, 'needs no seat')
    })
})

describe('the list of devices', () => {
  test('comes in pages of 200 at most, and a cursor goes on where the last one ended', async () => {
    const first = await list('')
    assert.equal(idsOf(first).length, 200)
    assert.equal(first['total'], DEVICES)
    assert.deepEqual(first['counts'], { purple: DEVICES - 3, blue: 2, green: 1 })
    const second = await list(`?cursor=${String(first['next'])}`)
    assert.deepEqual([idsOf(second).length, second['next']], [DEVICES - 200, null])
    assert.equal(new Set([...idsOf(first), ...idsOf(second)]).size, DEVICES)
  })

  test('is searched, narrowed and ordered', async () => {
    assert.deepEqual(idsOf(await list('?q=fan%20249')), ['lon:249'])
    assert.deepEqual(idsOf(await list('?colour=green')), ['lon:0'])
    assert.deepEqual(idsOf(await list('?sort=-age&limit=2')), ['lon:249', 'lon:248'])
    assert.deepEqual(idsOf(await list('?sort=name&limit=3')), ['lon:0', 'lon:1', 'lon:10'])
  })

  test('what cannot be read is refused by its name', async () => {
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['colour=red', 'colour'],
      ['sort=size', 'sort'],
      ['cursor=x', 'cursor'],
      [`cursor=${Buffer.from('[{},1]').toString('base64url')}`, 'cursor'],
      ['page=2', 'page'],
    ]) {
      const { status, body } = await asDriver('GET', `/v1/devices?${query}`)
      assert.deepEqual([status, body['code']], [400, 'input-invalid'], query)
      assert.match(String(body['detail']), new RegExp(field ?? ''), query)
    }
  })

  test('tenure-agent device list shows all pages', async () => {
    const ran = await runCli(['device', 'list', '--json'], controller.env)
    assert.equal(ran.code, 0, ran.stderr)
    const answer = JSON.parse(ran.stdout) as Record<string, unknown>
    assert.deepEqual([idsOf(answer).length, answer['next']], [DEVICES, null])
  })
})

describe('no web page drives a device', () => {
  const cookie = 'JSESSIONID=stolen; session=stolen; tenure=stolen'
  /** As a form or a simple request sends it: no header that a browser would ask about first. */
  const simple = { 'content-type': 'text/plain', cookie }
  const pages: readonly [page: string, headers: Record<string, string>][] = [
    ['of another site', { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' }],
    ['in a sandbox or a file', { origin: 'null' }],
    ['of another port of the controller', { origin: 'http://127.0.0.1:8080' }],
    ['whose name was bound to 127.0.0.1', { host: 'rebound.example.com' }],
    ['that has even the token', { origin: 'https://example.com', authorization: 'driver' }],
  ]
  for (const { method, path } of deviceCalls)
    test(`${method.toUpperCase()} ${path}`, async () => {
      const concrete = path.replace(':id', 'lon:1')
      const body = JSON.stringify({ id: 'forged', protocol: 'LON', by: 'forged', to: 'lon:9', pinned: true })
      const sent: Sent = method === 'get' ? {} : { body }
      const before = await asDriver('GET', '/v1/devices/lon:1')
      for (const [page, headers] of pages) {
        const authorization =
          headers['authorization'] === undefined ? {} : { authorization: `Bearer ${token}` }
        const answer = await send(method.toUpperCase(), concrete, {
          ...sent,
          headers: { ...simple, ...headers, ...authorization },
        })
        assert.deepEqual([answer.status, answer.body['code']], [403, 'not-permitted'], page)
      }
      const unsigned = await send(method.toUpperCase(), concrete, { ...sent, headers: simple })
      assert.ok([401, 403].includes(unsigned.status), 'a cookie that is no session is nobody')
      if (method !== 'get') {
        const headers = { ...simple, authorization: `Bearer ${token}` }
        const typed = await send(method.toUpperCase(), concrete, { ...sent, headers })
        assert.ok([400, 403].includes(typed.status), 'a body that is not declared JSON is not read')
      }
      assert.deepEqual(await asDriver('GET', '/v1/devices/lon:1'), before)
      assert.equal((await asDriver('GET', '/v1/devices/forged')).status, 404)
    })
})
