import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { openTestApp } from '../testing/open-test-app.ts'
import { useAgent } from '../testing/use-site.ts'
import { ownHostsOf } from './guard-origin.ts'
import { listenOnPort } from './listen.ts'

// What only a connection shows: bytes as somebody sends them who does not keep to the rules.

const { controller, agent } = await useAgent(Date.UTC(2026, 2, 10))
const app = openTestApp(agent, controller)
const open = (closeWithinMs?: number) =>
  listenOnPort(
    app,
    { host: '127.0.0.1', port: 0, hosts: ownHostsOf('127.0.0.1', []), certificate: null },
    closeWithinMs,
  )
const listening = await open()
after(() => listening.close())

const dial = async (url: string, sent: string): Promise<Socket> => {
  // Half open: it does not hang up by itself when the server does.
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
  await once(socket, 'connect')
  socket.write(sent)
  return socket
}
/** Once the other end takes no more bytes: who still sends some is told by a reset. */
const gone = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const sending = setInterval(() => socket.write('z'), 10)
    socket.on('error', () => {})
    socket.once('close', () => {
      clearInterval(sending)
      resolve()
    })
    if (socket.closed) socket.emit('close')
  })
/** The first line of the answer to one request, whose connection the server is asked to close. */
const statusOf = async (lines: readonly string[]): Promise<string> => {
  const socket = await dial(listening.at, [...lines, 'Connection: close', '', ''].join('\r\n'))
  const answer = await text(socket)
  socket.destroy()
  return answer.split('\r\n')[0] ?? ''
}

test('with two Host headers neither counts, and with none it is nobody’s', async () => {
  assert.match(await statusOf(['GET /healthz HTTP/1.1', 'Host: 127.0.0.1']), / 200 /)
  for (const second of ['evil.example', '127.0.0.1'])
    assert.match(await statusOf(['GET /healthz HTTP/1.1', 'Host: 127.0.0.1', `host: ${second}`]), / 403 /)
  assert.match(await statusOf(['GET /healthz HTTP/1.0']), / 403 /)
})

test('an offer of another protocol is left alone, and the request is answered', async () => {
  const socket = await dial(
    listening.at,
    'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n',
  )
  assert.match(await text(socket), /^HTTP\/1\.1 200 /)
  socket.destroy()
})

test('who is refused a WebSocket and holds on loses the connection', async () => {
  const socket = await dial(
    listening.at,
    'GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  )
  socket.on('error', () => {})
  const [answer] = (await once(socket, 'data')) as [Buffer]
  assert.match(answer.toString(), /^HTTP\/1\.1 404 /)
  // This half stays open; the other end must be gone all the same, and resets what is still sent to it.
  await gone(socket)
})

test('a request that never ends does not keep the agent from stopping', async () => {
  for (const sent of [
    '',
    'GET /healthz HTTP/1.1\r\nHost: 127',
    'POST /v1/devices HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{',
  ]) {
    const doomed = await open(50)
    const socket = await dial(doomed.at, sent)
    socket.on('error', () => {})
    await doomed.close()
    await gone(socket)
  }
})

test('a reply that cannot be sent ends its connection, and is told; the next call is answered', async () => {
  const told: unknown[] = []
  const broken = await listenOnPort(
    {
      answer: async () => ({ status: 200, headers: { 'x-bad': 'a\nb' }, body: null }),
      failed: (error) => told.push(error),
    },
    { host: '127.0.0.1', port: 0, hosts: [], certificate: null },
  )
  for (const _ of [1, 2]) {
    const socket = await dial(broken.at, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    assert.equal(await text(socket).catch(() => ''), '')
    socket.destroy()
  }
  assert.equal(told.length, 2)
  await broken.close()
})
