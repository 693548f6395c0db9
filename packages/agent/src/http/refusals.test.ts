import assert from 'node:assert/strict'
import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { fetchFrom } from '../testing/fetch-from.ts'
import type { TestController } from '../testing/open-test-agent.ts'
import { openTestApp } from '../testing/open-test-app.ts'
import type { TestService } from '../testing/test-service.ts'
import { openNewAgent, putAway, useService } from '../testing/use-site.ts'

/** Each refusal that the local API gives, as the Owner or a driver meets it: status, code, sentence and remedy. */
const missing = '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'
const service = await useService(Date.UTC(2026, 2, 10, 9))
let controller: TestController
let agent: Agent
let controllers = 0
beforeEach(() => open())
afterEach(() => putAway(controller, agent))

const open = async (env: Record<string, string> = {}): Promise<void> => {
  service.mode = 'up'
  const ownCode = { TENURE_AGENT_INSTALL_CODE: `SC-${1000 + ++controllers}` }
  ;({ controller, agent } = await openNewAgent(service, { ...ownCode, ...env }))
  agent.setAccount(service.customerId)
}

const reopen = async (env: Record<string, string>): Promise<void> => {
  await putAway(controller, agent)
  await open(env)
}

type Problem = {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly remedy: string
}

const send = async (method: string, path: string, body?: object): Promise<Problem> => {
  const app = openTestApp(agent, controller)
  const init =
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetchFrom(app, new Request(`http://localhost${path}`, init), {
    by: 'owner',
    onThisMachine: true,
  })
  return { ...((await response.json()) as Problem), status: response.status }
}

const assertRefused = (problem: Problem, status: number, code: string, remedy: RegExp): void => {
  assert.deepEqual([problem.status, problem.code], [status, code])
  assert.match(problem.detail, /\.$/, 'one sentence')
  assert.match(problem.remedy, remedy)
}

const add = (id: string, more: object = {}) => send('POST', '/v1/devices', { id, protocol: 'LON', ...more })
const activate = async (license: Parameters<TestService['issue']>[0]): Promise<string> => {
  const id = service.issue(license)
  assert.equal((await send('POST', '/v1/activate', { licenseIds: [id] })).status, 200)
  return id
}

test('device-not-found: every call about a device that is not there', async () => {
  const calls: [string, string, object?][] = [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/replace', { by: 'other' }],
    ['POST', '/pin', { pinned: true }],
    ['POST', '/reassign', { to: 'other' }],
    ...['provision', 'deprovision', 'read', 'write', 'configure', 'schedule'].map(
      (each): [string, string] => ['POST', `/${each}`],
    ),
  ]
  for (const [method, path, body] of calls)
    assertRefused(
      await send(method, `/v1/devices/none${path}`, body),
      404,
      'device-not-found',
      /List the field devices/,
    )
})

test('device-exists: an id is taken once, by adding or by replacing', async () => {
  await add('pump')
  await add('fan', { protocol: 'Modbus' })
  assertRefused(await add('pump'), 409, 'device-exists', /another id/)
  assertRefused(
    await send('POST', '/v1/devices/pump/replace', { by: 'fan' }),
    409,
    'device-exists',
    /another id/,
  )
})

test('device-unlicensed and no-capacity name how many seats are missing', async () => {
  for (const id of ['pump', 'fan', 'valve']) await add(id)
  assertRefused(await send('POST', '/v1/devices/valve/read'), 409, 'no-capacity', /^3 more seats/)
  await activate({ kind: 'capacity', quantity: 1 })
  assertRefused(await send('POST', '/v1/devices/valve/read'), 409, 'device-unlicensed', /^2 more seats/)
})

test('seat-not-free: a seat moves only from a device that has one to one that has none', async () => {
  for (const id of ['pump', 'fan']) await add(id)
  assertRefused(await send('POST', '/v1/devices/pump/reassign', { to: 'fan' }), 409, 'seat-not-free', /./)
})

test('core-required: on a Pi without core', async () => {
  await reopen({ TENURE_AGENT_MODEL: 'SmartServer Pi' })
  assertRefused(await add('pump'), 409, 'core-required', /^1 core license/)
})

test('upgrades: missing, short and expired maintenance, and a version that is none', async () => {
  const canUpgrade = (version: string) =>
    send('GET', `/v1/can-upgrade?version=${encodeURIComponent(version)}`)
  await activate({ kind: 'capacity', quantity: 10 })
  assertRefused(await canUpgrade('3.5'), 409, 'maintenance-missing', /at least 10/)
  assertRefused(await canUpgrade('newest'), 400, 'version-unreadable', /./)
  await activate({ kind: 'maintenance', quantity: 4, term: { unit: 'months', count: 12 } })
  assertRefused(await canUpgrade('3.5'), 409, 'maintenance-short', /6/)
  await activate({ kind: 'maintenance', quantity: 6, term: { unit: 'months', count: 12 } })
  assert.equal((await canUpgrade('3.5')).status, 200)
  controller.clock.at += 400 * 86_400_000
  controller.clock.monotonicMs += 400 * 86_400_000
  assertRefused(await canUpgrade('3.5'), 409, 'maintenance-expired', /./)
})

test('account-not-set: asking for offers or licenses before a Customer ID was given', async () => {
  unlinkSync(join(controller.identityFolder, 'account.json'))
  assertRefused(await send('GET', '/v1/offers'), 409, 'account-not-set', /account set CUSTOMER-ID/)
  const wanting = { want: [missing] }
  assertRefused(await send('POST', '/v1/request', wanting), 409, 'account-not-set', /account set/)
})

test('a Customer ID that nobody has is told when it is set, and is set all the same', async () => {
  const answer = await send('PUT', '/v1/account', { customerId: missing })
  const { account, offers, problem } = answer as unknown as Record<string, { code?: string } | null>
  assert.equal(answer.status, 200)
  assert.deepEqual(account, { customerId: missing, name: null })
  assert.deepEqual([offers, problem?.code], [null, 'customer-id-unknown'])
  assertRefused(await send('GET', '/v1/offers'), 404, 'customer-id-unknown', /./)
})

test('service-unreachable: 503, and whether the request is kept is in the remedy', async () => {
  service.mode = 'down'
  assertRefused(await send('GET', '/v1/offers'), 503, 'service-unreachable', /Check the network/)
  assertRefused(await send('POST', '/v1/refresh'), 503, 'service-unreachable', /sent again by itself/)
})

test('key-changed: the service knows this install code by another key', async () => {
  service.mode = 'refusing'
  assertRefused(await send('POST', '/v1/refresh'), 409, 'key-changed', /approved/)
})

test('what is carried here: nothing readable, no license file, an edited one, one of another controller', async () => {
  const apply = (documents: string) => send('POST', '/v1/apply', { documents })
  assertRefused(await apply('nonsense'), 400, 'document-unreadable', /./)
  const asked = (await send('POST', '/v1/request')) as unknown as { document: string }
  assertRefused(await apply(asked.document), 400, 'document-unreadable', /Customer Portal/)
  const reply = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body: asked.document })
  const { licenseFile, keyList } = (await reply.json()) as { licenseFile: string; keyList: string }
  assertRefused(await apply(licenseFile), 409, 'document-key-unknown', /key list/)
  const edited = licenseFile.replace(/\.(.)(?=[^.]*$)/, (_, first: string) => `.${first === 'e' ? 'f' : 'e'}`)
  assertRefused(await apply(`${edited}\n${keyList}`), 400, 'signature-invalid', /./)
  assert.equal((await apply(`${keyList}\n${licenseFile}`)).status, 200)

  await reopen({})
  assertRefused(await apply(`${licenseFile} ${keyList}`), 409, 'document-for-another-controller', /./)
})

test('a license that cannot be had or given back is refused by name, and the call is done', async () => {
  const answer = await send('POST', '/v1/activate', { licenseIds: [missing] })
  const { refusals } = answer as unknown as { refusals: { licenseId: string; code: string }[] }
  assert.deepEqual(
    [answer.status, refusals[0]?.licenseId, refusals[0]?.code],
    [200, missing, 'license-not-found'],
  )
  const notHeld = await send('POST', '/v1/request', { give: [missing] })
  assert.ok(notHeld.status >= 400 && notHeld.remedy !== '', notHeld.code)
})

test('root-key-missing: without the vendor’s root key nothing is asked', async () => {
  await agent.close()
  for (const folder of [controller.folder, controller.identityFolder])
    unlinkSync(join(folder, 'root-key.json'))
  agent = await controller.open()
  assertRefused(await send('POST', '/v1/refresh'), 409, 'root-key-missing', /TENURE_AGENT_ROOT_KEY/)
})

test('not-found: a call that the local API does not have', async () => {
  assertRefused(await send('GET', '/v2/status'), 404, 'not-found', /docs\/controller-software\.md/)
})
