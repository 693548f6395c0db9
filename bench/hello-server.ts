import { rmSync } from 'node:fs'
import { createServer } from 'node:http'

// The floor under a call over the socket: the runtime's own HTTP, which says always the same, as much as a check says.

const [socketPath] = process.argv.slice(2)
if (socketPath === undefined) throw new Error('Name the socket.')
const body = JSON.stringify({
  id: 'modbus:pump-1234',
  order: 1235,
  protocol: 'Modbus',
  name: 'Pump 1234',
  internal: false,
  pinned: false,
  licensed: true,
  provisioned: true,
  colour: 'green',
})
rmSync(socketPath, { force: true })
createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}).listen(socketPath)
