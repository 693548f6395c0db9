import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { WebSocket } from 'ws'
import { openTestApp } from '../../testing/open-test-app.ts'
import { useAgent } from '../../testing/use-site.ts'
import { ownHostsOf } from '../guard-origin.ts'
import { listenOnPort } from '../listen.ts'
import { MAX_CONNECTIONS } from './live.ts'

// Hooks run in their order: nobody is let in any more before the agent closes.
after(async () => {
  app.hangUp?.()
  await listening.close()
})
const { service, controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const app = openTestApp(agent, controller)
const hosts = ownHostsOf('127.0.0.1', [])
const listening = await listenOnPort(app, { host: '127.0.0.1', port: 0, hosts, certificate: null })

const token = (of: 'owner' | 'driver'): string =>
  readFileSync(join(controller.folder, `${of}-token`), 'utf8').trim()
const asOwner = (): Record<string, string> => ({ authorization: `Bearer ${token('owner')}` })

/** An open WebSocket, or the status with which it was refused. */
const open = (path: string, headers: Record<string, string>): Promise<WebSocket | number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${listening.at.replace(/^http/, 'ws')}${path}`, { headers })
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.once('error', (error) => (socket.readyState === WebSocket.CLOSED ? reject(error) : undefined))
  })
const opened = async (headers: Record<string, string>): Promise<WebSocket> => {
  const socket = await open('/iap/ws', headers)
  if (typeof socket === 'number') assert.fail(`refused with ${socket}`)
  return socket
}
const closed = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.once('close', (code) => resolve(code)))
const message = (socket: WebSocket): Promise<{ action: string }> =>
  new Promise((resolve) =>
    socket.once('message', (data: Buffer) =>
      resolve(JSON.parse(data.toString('utf8')) as { action: string }),
    ),
  )

test('it opens for who is known, and for nobody else', async () => {
  assert.equal(await open('/iap/ws', {}), 401)
  assert.equal(await open('/iap/ws', { authorization: 'Bearer nobody' }), 401)
  assert.equal(await open('/iap/ws', { cookie: `cmsSID=${'a'.repeat(43)}` }), 401)
  for (const headers of [asOwner(), { authorization: `Bearer ${token('driver')}` }]) {
    const socket = await opened(headers)
    socket.close()
    await closed(socket)
  }
})

test('it opens at its own path only, and for no page of another site', async () => {
  const cases: readonly (readonly [string, Record<string, string>, number])[] = [
    ['/iap/wss', {}, 404],
    ['/', {}, 404],
    ['/v1/status', {}, 404],
    ['/iap/ws', { host: 'rebound.example.com' }, 403],
    ['/iap/ws', { origin: 'https://evil.example' }, 403],
    ['/iap/ws', { origin: 'null' }, 403],
  ]
  for (const [path, headers, status] of cases)
    assert.equal(await open(path, { ...asOwner(), ...headers }), status, JSON.stringify([path, headers]))
})

test('a session of another machine does not travel over HTTP', async () => {
  assert.equal(await open('/iap/ws', { ...asOwner(), 'x-forwarded-for': '203.0.113.7' }), 403)
})

test('who sends more than a pong needs is cut off, and the others go on', async () => {
  const [loud, quiet] = [await opened(asOwner()), await opened(asOwner())]
  const end = closed(loud)
  loud.send('x'.repeat(100_000))
  assert.equal(await end, 1009)
  const told = message(quiet)
  assert.ok(agent.devices.add({ id: 'pump-1', protocol: 'LON', name: 'Pump', internal: false }).ok)
  assert.equal((await told).action, 'UPD:DEVICE')
  quiet.close()
  await closed(quiet)
})

test('a connection that breaks without a word is no mistake of ours, and makes room', async () => {
  const socket = await opened(asOwner())
  socket.terminate()
  await closed(socket)
  assert.ok(agent.devices.add({ id: 'pump-2', protocol: 'LON', name: 'Pump', internal: false }).ok)
})

test('a crowd of changes is told as one new total, after all of them', async () => {
  const socket = await opened(asOwner())
  agent.setAccount(service.customerId)
  const heard: { action: string; payload: unknown }[] = []
  const total = new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => {
      const told = JSON.parse(data.toString('utf8')) as (typeof heard)[number]
      heard.push(told)
      const [segment] = told.action === 'UPD:LIC:TOTAL' ? (told.payload as { usedCapacity: number }[]) : []
      if (segment?.usedCapacity === 40) resolve()
    }),
  )
  assert.ok((await agent.activate([service.issue({ kind: 'capacity', quantity: 40 })])).ok)
  for (let index = 3; index <= 40; index++)
    assert.ok(agent.devices.add({ id: `pump-${index}`, protocol: 'LON', name: 'Pump', internal: false }).ok)
  await total
  const count = (action: string): number => heard.filter((each) => each.action === action).length
  assert.ok(count('UPD:DEVICE') >= 38)
  assert.ok(count('UPD:LIC:TOTAL') <= 3, `${count('UPD:LIC:TOTAL')} totals`)
  socket.close()
  await closed(socket)
})

test('there is an end to their number, and one that closes makes room', async () => {
  const sockets: WebSocket[] = []
  for (let index = 0; index < MAX_CONNECTIONS; index++) sockets.push(await opened(asOwner()))
  assert.equal(await open('/iap/ws', asOwner()), 429)
  const [first] = sockets
  assert.ok(first)
  const end = closed(first)
  first.close()
  await end
  // The server hears of the end a moment after us.
  let again = await open('/iap/ws', asOwner())
  while (again === 429) again = await open('/iap/ws', asOwner())
  assert.ok(typeof again !== 'number')
  for (const socket of [...sockets.slice(1), again]) socket.terminate()
})
