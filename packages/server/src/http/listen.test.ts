import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import { listen } from './listen.ts'
import { withService } from './testing.ts'

/** A handler that waits to be let go, so that a request is under way for as long as the test wants. */
const gate = () => {
  const entered = Promise.withResolvers<void>()
  const leave = Promise.withResolvers<void>()
  return { entered, leave }
}

let { entered, leave } = gate()
let stopping = false
const service = await withService(
  { after },
  {
    parts: ({ handlers }) => ({
      isStopping: () => stopping,
      handlers: {
        ...handlers,
        whoAmI: async (input, call) => {
          entered.resolve()
          await leave.promise
          return handlers.whoAmI(input, call)
        },
      },
    }),
  },
)
const start = () => listen(service.app, '127.0.0.1', 0)
const headers = { authorization: `Bearer ${service.vendor.viewer}` }

test('a stop lets the request under way finish, and takes no new one', async () => {
  ;({ entered, leave } = gate())
  const server = await start()
  const underWay = fetch(`${server.url}/v1/me`, { headers })
  await entered.promise
  stopping = true
  const stopped = server.stop(10_000)
  await assert.rejects(fetch(`${server.url}/healthz`))
  leave.resolve()
  const response = await underWay
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('connection'), 'close')
  await response.text()
  await stopped
  stopping = false
})

test('a stop does not wait for a connection that is idle', async () => {
  leave.resolve()
  const server = await start()
  await (await fetch(`${server.url}/healthz`)).text()
  await server.stop(60_000)
})

test('a stop ends what does not finish within its grace', async () => {
  ;({ entered, leave } = gate())
  const server = await start()
  const underWay = assert.rejects(fetch(`${server.url}/v1/me`, { headers }))
  await entered.promise
  await server.stop(20)
  await underWay
  leave.resolve()
})

test('a port that is taken is an error, not a hang', async () => {
  const server = await start()
  const port = Number(new URL(server.url).port)
  await assert.rejects(listen(service.app, '127.0.0.1', port), { code: 'EADDRINUSE' })
  await server.stop(1000)
})

test('a body beyond the limit is refused over a real connection, announced or not', async () => {
  const server = await start()
  const send = (body: BodyInit) =>
    fetch(`${server.url}/v1/exchange`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/jose' },
    } as RequestInit)
  assert.equal((await send('x'.repeat(20_001))).status, 413)
  const chunks = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(15_000))
    },
  })
  const endless = await send(chunks).then(
    (response) => response.status,
    () => 413, // The service may have closed the connection while the client still wrote.
  )
  assert.equal(endless, 413)
  await server.stop(1000)
})

test('headers beyond the limit are refused', async () => {
  const server = await start()
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)
  const [data] = (await once(socket, 'data')) as [Buffer]
  assert.match(data.toString(), /^HTTP\/1\.1 431/)
  socket.destroy()
  await server.stop(1000)
})
