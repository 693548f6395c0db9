import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { historyWords } from '../cli/history-words.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { openNewAgent, putAway, useService } from '../testing/use-site.ts'

const service = await useService(Date.UTC(2026, 2, 10, 9))
let controller: TestController
let agent: Agent
let count = 0
beforeEach(async () => {
  ;({ controller, agent } = await openNewAgent(service, {
    TENURE_AGENT_INSTALL_CODE: `SC-HISTORY-${++count}`,
  }))
})
afterEach(() => putAway(controller, agent))

/** Oldest first, without what differs from run to run. */
const told = (): string[] =>
  historyWords(agent.history(200, null).items)
    .map((line) => line.slice(19).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'))
    .toReversed()

test('the life of a license is told: asked for, come, seats, given up, left', async () => {
  for (const id of ['pump-1', 'pump-2'])
    agent.devices.add({ id, protocol: 'Modbus', name: id, internal: false })
  agent.setAccount(service.customerId)
  const id = service.issue({ kind: 'capacity' })
  await agent.activate([id])
  await agent.giveBack([id])
  assert.deepEqual(told(), [
    'The Customer ID was set',
    'A request was made: activates 1, returns 0',
    'An answer was applied: license file of generation 1',
    '10-device capacity came: ID',
    '2 device(s) got a seat: pump-1, pump-2',
    'A request was made: activates 0, returns 1',
    '10-device capacity left: ID',
    '2 device(s) lost their seat: pump-1, pump-2',
    'An answer was applied: license file of generation 2',
  ])
})

test('C5, C6: a seat that is moved and a device that is replaced are told; what was refused is not', async () => {
  for (const id of ['pump-1', 'pump-2'])
    agent.devices.add({ id, protocol: 'Modbus', name: id, internal: false })
  agent.setAccount(service.customerId)
  await agent.activate([service.issue({ kind: 'capacity', quantity: 1 })])
  const before = told().length
  assert.ok(agent.devices.reassign('pump-1', 'pump-2').ok)
  assert.ok(!agent.devices.reassign('pump-1', 'pump-2').ok)
  assert.ok(agent.devices.replace('pump-2', { id: 'pump-3', name: null }).ok)
  assert.deepEqual(told().slice(before), [
    'The seat of pump-1 was given to pump-2',
    'pump-3 replaced pump-2 and has its seat',
  ])
})

test('A1: the history tells nobody the Customer ID', () => {
  agent.setAccount(service.customerId)
  assert.ok(!JSON.stringify(agent.history(200, null)).includes(service.customerId))
})

test('O4: a proof that is shown again is told, and a refusal with its sentence', async () => {
  agent.setAccount(service.customerId)
  const id = service.issue({ kind: 'capacity' })
  await agent.activate([id])
  await agent.prepareRequest([], [id])
  await agent.prepareRequest([], [id])
  assert.deepEqual(told().slice(-3), [
    'A request was made: activates 0, returns 1',
    '10-device capacity left: ID',
    'The same request was shown again: activates 0, returns 1',
  ])
  await agent.refresh()
  await agent.activate(['7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'])
  assert.match(told().at(-1) ?? '', /^Not done: ID: .*\(license-not-found\)$/)
})

test('an upgrade that was asked for is told with its verdict', () => {
  agent.canUpgrade('3.4', null)
  assert.match(told().at(-1) ?? '', /^Version 3\.4 may be installed \(/)
})

test('a time that was not certain is marked', async () => {
  controller.clock.at = 0
  agent.setAccount(service.customerId)
  assert.match(historyWords(agent.history(1, null).items)[0] ?? '', /^\S+ \S+ \? The Customer ID was set$/)
})

test('T8: a history that cannot be written stops no activation', async () => {
  await agent.close()
  const opened = newController(service, { TENURE_AGENT_INSTALL_CODE: `SC-HISTORY-${++count}` })
  mkdirSync(join(opened.folder, 'history.sqlite'))
  mkdirSync(join(opened.folder, 'history.sqlite.damaged', 'in-the-way'), { recursive: true })
  const failures: unknown[] = []
  agent = await opened.open({ failed: (error) => failures.push(error) })
  agent.setAccount(service.customerId)
  const activated = await agent.activate([service.issue({ kind: 'capacity' })])
  assert.ok(activated.ok)
  assert.equal(activated.value.licenses.length, 1)
  assert.ok(failures.length > 0)
  await agent.close()
  opened.remove()
})
