import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { openTestApp } from '../testing/open-test-app.ts'
import { useAgent } from '../testing/use-site.ts'
import { listenOnSocket } from './listen.ts'

/** The bytes of HTTP as programs other than ours send them, on the Owner's socket. */
const mistakes: unknown[] = []
// Hooks run in their order: nobody is let in any more before the agent closes.
after(() => listening.close())
const { controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const app = openTestApp(agent, controller, { failed: (error) => mistakes.push(error) })
const listening = await listenOnSocket(app, `${controller.folder}/test.sock`)
assert.ok(agent.devices.add({ id: 'pump', protocol: 'Modbus', name: 'pump', internal: false }).ok)

/** Sends a request to the byte, and gives the status of the answer. */
const statusOf = async (path: string, headers: string, body: string): Promise<number> => {
  const socket = connect(listening.at)
  await once(socket, 'connect')
  socket.write(`POST ${path} HTTP/1.1\r\nHost: controller\r\nConnection: close\r\n${headers}\r\n${body}`)
  const answer = await text(socket)
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
}

test('a call without a body and without its length is answered, as curl -X POST sends it', async () => {
  assert.equal(await statusOf('/v1/devices/pump/configure', '', ''), 200)
  assert.equal(await statusOf('/v1/devices/pump/read', '', ''), 409)
})

test('a body in chunks is read like any other', async () => {
  const headers = 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n'
  assert.equal(
    await statusOf('/v1/devices/pump/pin', headers, 'd\r\n{"pinned":tru\r\n2\r\ne}\r\n0\r\n\r\n'),
    200,
  )
  assert.deepEqual(
    agent.devices.list().map(({ pinned }) => pinned),
    [true],
  )
})

test('a body that is too long is refused, with a length and without', async () => {
  const json = 'Content-Type: application/json\r\n'
  const size = 70_000
  assert.equal(await statusOf('/v1/return', `${json}Content-Length: ${size}\r\n`, ' '.repeat(size)), 413)
  const chunk = `${size.toString(16)}\r\n${' '.repeat(size)}\r\n0\r\n\r\n`
  assert.equal(await statusOf('/v1/return', `${json}Transfer-Encoding: chunked\r\n`, chunk), 413)
})

test('after a body that nobody read, the connection answers what comes next', async () => {
  const size = 70_000
  const unread = [
    `POST /v1/return HTTP/1.1\r\nHost: x\r\nContent-Length: ${size}\r\n\r\n${' '.repeat(size)}`,
    'POST /v1/none HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}',
    `POST /v1/return HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n${' '.repeat(size)}\r\n0\r\n\r\n`,
  ]
  const socket = connect(listening.at)
  await once(socket, 'connect')
  for (const each of unread) socket.write(each)
  socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  const statuses = [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))
  assert.deepEqual(statuses, [413, 404, 413, 200])
})

test('a request that breaks off does nothing', async () => {
  const body = '{"pinned":false}'
  const head = `POST /v1/devices/pump/pin HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 1}\r\n\r\n`
  const socket = connect(listening.at)
  await once(socket, 'connect')
  socket.end(head + body)
  await text(socket)
  assert.equal(agent.devices.list()[0]?.pinned, true)
})

test('a target that is a whole URL is its path', async () => {
  assert.equal(await statusOf('http://controller/v1/devices/pump/configure', '', ''), 200)
  assert.equal(await statusOf('http://controller', '', ''), 404)
})

test('none of it is a mistake of the agent’s', () => {
  assert.deepEqual(mistakes, [])
})
