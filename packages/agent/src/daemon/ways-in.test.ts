import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { createConnection } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { connect } from 'node:tls'
import type { LocalApp } from '../http/create-app.ts'
import { jsonReply } from '../http/local-request.ts'
import { readSettings } from '../settings.ts'
import { newController } from '../testing/open-test-agent.ts'
import { startCli } from '../testing/run-cli.ts'
import { startTestService } from '../testing/test-service.ts'
import { openWaysIn, type WaysIn } from './ways-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenure-ways-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const year = 365 * 86_400_000
const app: LocalApp = {
  answer: async ({ arrival }) =>
    jsonReply({ encrypted: arrival.by === 'network' && arrival.encrypted === true }),
}
const opened: WaysIn[] = []
afterEach(async () => {
  for (const ways of opened.splice(0)) await ways.close()
})
const open = async (env: Record<string, string>, now = { at: Date.now() }): Promise<WaysIn> => {
  const ways = await openWaysIn({
    app,
    settings: readSettings({ TENURE_AGENT_DIR: folder, TENURE_AGENT_PORT: '0', ...env }),
    installCode: 'SC-0001-7F3A',
    socketPath: join(folder, 'agent.sock'),
    wallClock: () => now.at,
  })
  opened.push(ways)
  return ways
}

/** Whether somebody answers at this address and port. */
const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
/** Every address of this machine but the loopback; those of one link only cannot be connected to by name. */
const reachable = Object.values(networkInterfaces()).flatMap(
  (each) =>
    each?.flatMap(({ address, internal }) => (internal || address.startsWith('fe80') ? [] : [address])) ?? [],
)
const portOf = (url: string | undefined): number => Number(new URL(url ?? '').port)
const certificateAt = (url: string | undefined) =>
  new Promise<{ validTo: number; names: string }>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: portOf(url), rejectUnauthorized: false }, () => {
      const { valid_to: validTo, subjectaltname: names = '' } = socket.getPeerCertificate()
      socket.destroy()
      resolve({ validTo: Date.parse(validTo), names })
    })
    socket.on('error', reject)
  })

test('nothing answers on an address that other machines reach, unless one is set', async () => {
  // Another address of the loopback stands for the network where this machine has none.
  const elsewhere = [...reachable, '127.0.0.2']
  const ways = await open({ TENURE_AGENT_HTTPS_PORT: '0' })
  for (const url of [ways.at.url, ways.at.https]) {
    assert.equal(await answers('127.0.0.1', portOf(url)), true)
    for (const host of elsewhere) assert.equal(await answers(host, portOf(url)), false, host)
  }
  const everywhere = await open({ TENURE_AGENT_HTTPS_PORT: '0', TENURE_AGENT_HTTPS_HOST: '0.0.0.0' })
  for (const host of elsewhere.filter((each) => !each.includes(':')))
    assert.equal(await answers(host, portOf(everywhere.at.https)), true, host)
  assert.equal(await answers('127.0.0.2', portOf(everywhere.at.url)), false)
})

test('the real daemon listens on the loopback only, and without a setting on no second port', async () => {
  const service = await startTestService(Date.now())
  const controller = newController(service)
  const daemon = startCli(['run'], controller.env)
  await daemon.wrote(/"event":"listening"/)
  const url = daemon.found(/"url":"(http:[^"]+)"/)
  assert.match(url, /^http:\/\/127\.0\.0\.1:/)
  for (const host of [...reachable, '127.0.0.2']) assert.equal(await answers(host, portOf(url)), false, host)
  daemon.child.kill('SIGTERM')
  const { code, stdout, stderr } = await daemon.ended
  assert.equal(code, 0)
  assert.doesNotMatch(stdout + stderr, /"https":/)
  controller.remove()
  await service.close()
})

test('the port for drivers stays as it is, and the second one speaks HTTPS only', async () => {
  const ways = await open({ TENURE_AGENT_HTTPS_PORT: '0' })
  assert.deepEqual(await (await fetch(ways.at.url)).json(), { encrypted: false })
  const text = await new Promise<string>((resolve, reject) => {
    const call = request(ways.at.https ?? '', { rejectUnauthorized: false, agent: false }, (response) => {
      response.setEncoding('utf8').once('data', (chunk: string) => resolve(chunk))
    })
    call.on('error', reject).end()
  })
  assert.deepEqual(JSON.parse(text), { encrypted: true })
  await assert.rejects(fetch((ways.at.https ?? '').replace('https:', 'http:')))
})

test('the certificate is good for the names that are set', async () => {
  const ways = await open({ TENURE_AGENT_HTTPS_PORT: '0', TENURE_AGENT_NAMES: 'roof.example.com, 192.0.2.7' })
  const { names } = await certificateAt(ways.at.https)
  for (const name of ['localhost', 'roof.example.com', '192.0.2.7', '127.0.0.1'])
    assert.ok(names.includes(name), `${name} in ${names}`)
})

test('the certificate is renewed while the agent runs, 90 days before its end, and not earlier', async () => {
  const now = { at: Date.now() }
  const ways = await open({ TENURE_AGENT_HTTPS_PORT: '0' }, now)
  const first = await certificateAt(ways.at.https)
  assert.ok(first.validTo > now.at + 9 * year)
  now.at = first.validTo - 91 * 86_400_000
  await ways.renewCertificate()
  assert.equal((await certificateAt(ways.at.https)).validTo, first.validTo)
  now.at = first.validTo - 89 * 86_400_000
  await ways.renewCertificate()
  assert.ok((await certificateAt(ways.at.https)).validTo > first.validTo + 9 * year)
})

test('O5: a certificate that was made in 1970 is made anew once the clock is right', async () => {
  const now = { at: 86_400_000 }
  rmSync(join(folder, 'tls.pem'))
  const ways = await open({ TENURE_AGENT_HTTPS_PORT: '0' }, now)
  now.at = Date.now()
  await ways.renewCertificate()
  assert.ok((await certificateAt(ways.at.https)).validTo > now.at)
})
