import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { text } from 'node:stream/consumers'
import type { Agent } from '../agent/agent.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'
import { createApp } from './create-app.ts'
import { listenOnSocket, type Listening } from './listen.ts'
import { openTokens } from './tokens.ts'

/** The bytes of HTTP as programs other than ours send them, on the Owner's socket. */
let service: TestService
let controller: TestController
let agent: Agent
let listening: Listening
const mistakes: unknown[] = []
before(async () => {
  service = await startTestService(Date.UTC(2026, 2, 10))
  controller = newController(service)
  agent = await controller.open()
  assert.ok(agent.devices.add({ id: 'pump', protocol: 'Modbus', name: 'pump', internal: false }).ok)
  const tokens = openTokens(controller.folder)
  const app = createApp({
    agent,
    tokens,
    newRequestId: () => 'request-1',
    failed: (error) => mistakes.push(error),
  })
  listening = await listenOnSocket(app, `${controller.folder}/test.sock`)
})
after(async () => {
  await listening.close()
  await agent.close()
  controller.remove()
  await service.close()
})

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

test('none of it is a mistake of the agent’s', () => {
  assert.deepEqual(mistakes, [])
})
