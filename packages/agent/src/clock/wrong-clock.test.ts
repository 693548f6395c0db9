import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { Status } from '../agent/status.ts'
import { overSocket, type Answer, type Transport } from '../cli/transport.ts'
import { socketPath } from '../daemon/run.ts'
import { fakedClockLibrary, newFakedClock, type FakedClock } from '../testing/faked-clock.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { startCli } from '../testing/run-cli.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'

// O5 with real daemons whose clock is set while they run. The service's clock is right.

const DAY = 86_400_000
const NOW = Date.UTC(2026, 2, 10, 9)
const TEN_YEARS = 3652 * DAY
const NOWHERE = 'http://127.0.0.1:9'

const library = fakedClockLibrary()
const missing = 'libfaketimeMT.so.1 is not installed: apt-get install faketime'
if (library === null && process.env['CI'] === 'true') throw new Error(missing)

describe('a controller whose clock is wrong (O5)', library === null ? { skip: missing } : {}, () => {
  let service: TestService
  let controller: TestController
  let clock: FakedClock
  let daemon: ReturnType<typeof startCli>
  let local: Transport
  before(async () => {
    service = await startTestService(NOW)
  })
  after(() => service.close())

  let count = 0
  /** Two seats for ever, five more by a trial of 30 days, maintenance for a year; then switched off. */
  beforeEach(async () => {
    service.mode = 'up'
    service.now.at = NOW
    controller = newController(service, { TENURE_AGENT_INSTALL_CODE: `CLOCK-${++count}` })
    const agent = await controller.open()
    agent.setAccount(service.customerId)
    const trial = {
      kind: 'trial',
      trialOf: 'capacity',
      quantity: 5,
      term: { unit: 'days', count: 30 },
    } as const
    const licenses = [
      service.issue({ kind: 'capacity', quantity: 2 }),
      service.issue({ kind: 'maintenance', quantity: 10, term: { unit: 'months', count: 12 } }),
      service.issue(trial),
    ]
    assert.ok((await agent.activate(licenses)).ok)
    assert.ok(agent.devices.add({ id: 'pump', protocol: 'Modbus', name: 'pump', internal: false }).ok)
    await agent.close()
    service.now.at = NOW + DAY
  })
  afterEach(async () => {
    daemon.child.kill('SIGTERM')
    await daemon.ended
    clock.remove()
    controller.remove()
  })

  const startAt = async (at: number, serviceUrl: string): Promise<void> => {
    clock = newFakedClock(library ?? '', at)
    daemon = startCli(['run'], { ...controller.env, ...clock.env, TENURE_AGENT_SERVICE_URL: serviceUrl })
    await daemon.wrote(/"event":"refresh/)
    const transport = await overSocket(socketPath(controller.folder))
    assert.ok(transport)
    local = transport
  }
  const status = async (): Promise<Status> => (await local.send('GET', '/v1/status')).body as Status
  const codeOf = ({ status: http, body }: Answer): string =>
    http < 400 ? 'done' : (body as { code: string }).code
  const upgrade = async (): Promise<string> => codeOf(await local.send('GET', '/v1/can-upgrade?version=3.5'))
  const read = async (): Promise<string> => codeOf(await local.send('POST', '/v1/devices/pump/read'))
  /** What a site engineer sees: time, capacity, whether the feature release may be installed, whether the pump runs. */
  const seen = async () => {
    const { time, capacity } = await status()
    return [time.code, capacity, await upgrade(), await read()]
  }
  /** O1: the request goes out by hand, and the answer comes back. */
  const carry = async (): Promise<void> => {
    const { document } = (await local.send('POST', '/v1/request', {})).body as { document: string }
    const reply = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body: document })
    assert.equal(codeOf(await local.send('POST', '/v1/apply', { documents: await reply.text() })), 'done')
  }

  test('booted in 1970: everything runs, upgrades wait, and an answer carried by hand thaws them', async () => {
    await startAt(60_000, NOWHERE)
    assert.deepEqual(await seen(), ['unknown-never-set', 7, 'time-unknown', 'done'])
    assert.match((await status()).time.meaning, /never set\. All devices go on running.*upgrades.*wait/)
    await carry()
    assert.deepEqual(await seen(), ['answer-counts', 7, 'done', 'done'])
    clock.setTo(NOW + DAY)
    assert.deepEqual(await seen(), ['right', 7, 'done', 'done'])
  })

  test('set back a year while it runs: no seat is lost or won, upgrades wait for a fresh answer', async () => {
    await startAt(NOW + DAY, NOWHERE)
    assert.deepEqual(await seen(), ['right', 7, 'done', 'done'])
    clock.setTo(NOW - 365 * DAY)
    assert.deepEqual(await seen(), ['unknown-behind', 7, 'time-unknown', 'done'])
    clock.setTo(NOW + 40 * DAY)
    assert.deepEqual(await seen(), ['right', 2, 'done', 'done'], 'T8: the end of the trial')
    clock.setTo(NOW)
    assert.deepEqual(await seen(), ['unknown-behind', 2, 'time-unknown', 'done'], 'no trial is lived twice')
  })

  for (const [how, url] of [
    ['over the network', null],
    ['carried by hand', NOWHERE],
  ] as const)
    test(`set forward ten years and then right: an answer ${how} puts right what the wrong clock had ended`, async () => {
      if (url === null) service.mode = 'down'
      await startAt(NOW + TEN_YEARS, url ?? service.url)
      assert.deepEqual(await seen(), ['right', 2, 'maintenance-expired', 'done'], 'nobody can tell yet')
      clock.setTo(NOW + DAY)
      assert.deepEqual(await seen(), ['unknown-behind', 2, 'time-unknown', 'done'])
      service.mode = 'up'
      if (url === null) assert.equal(codeOf(await local.send('POST', '/v1/refresh')), 'done')
      else await carry()
      assert.deepEqual(await seen(), ['right', 7, 'done', 'done'])
    })

  test('ten years ahead and in touch with the service: the service’s time counts, and nothing is ended or remembered', async () => {
    await startAt(NOW + TEN_YEARS, service.url)
    assert.deepEqual(await seen(), ['answer-counts', 7, 'done', 'done'])
    assert.equal((await status()).time.at.slice(0, 10), '2026-03-11')
    clock.setTo(NOW + DAY)
    assert.deepEqual(await seen(), ['right', 7, 'done', 'done'])
  })
})
