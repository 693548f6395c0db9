import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import type { TestController } from '../testing/open-test-agent.ts'
import { openNewAgent, putAway, useService } from '../testing/use-site.ts'

const DAY = 86_400_000
const start = Date.UTC(2026, 2, 10, 9)

const service = await useService(start)
let controller: TestController
let agent: Agent

let count = 0
beforeEach(async () => {
  service.now.at = start
  ;({ controller, agent } = await openNewAgent(service, { TENURE_AGENT_INSTALL_CODE: `LISTED-${++count}` }))
  agent.setAccount(service.customerId)
})
afterEach(() => putAway(controller, agent))

const daysPass = (days: number): void => {
  service.now.at += days * DAY
  controller.clock.at = service.now.at
}
const activate = async (kind: 'capacity' | 'maintenance'): Promise<string> => {
  const running = kind === 'maintenance' ? { term: { unit: 'months', count: 12 } as const } : {}
  const id = service.issue({ kind, quantity: 10, ...running })
  const activated = await agent.activate([id])
  assert.ok(activated.ok && activated.value.refusals.length === 0)
  return id
}
const activationDates = () =>
  Object.fromEntries(agent.licenses().map(({ licenseId, activationDate }) => [licenseId, activationDate]))

test('a license without a term shows the day a license file first listed it, whatever file comes later', async () => {
  const first = await activate('capacity')
  daysPass(3)
  const second = await activate('capacity')
  daysPass(4)
  assert.ok((await agent.refresh()).ok)
  assert.deepEqual(activationDates(), { [first]: '2026-03-10', [second]: '2026-03-13' })
})

test('the day survives a restart of the agent', async () => {
  const id = await activate('capacity')
  daysPass(5)
  await agent.close()
  agent = await controller.open()
  assert.deepEqual(activationDates(), { [id]: '2026-03-10' })
})

test('a license that was returned and comes again has a new day', async () => {
  const id = await activate('capacity')
  daysPass(1)
  assert.ok((await agent.giveBack([id])).ok)
  daysPass(1)
  assert.ok((await agent.activate([id])).ok)
  assert.deepEqual(activationDates(), { [id]: '2026-03-12' })
})

test('a running term shows its own start, also where the license came later (M2)', async () => {
  await activate('capacity')
  const id = await activate('maintenance')
  daysPass(20)
  assert.ok((await agent.giveBack([id])).ok)
  daysPass(1)
  assert.ok((await agent.activate([id])).ok)
  assert.equal(activationDates()[id], '2026-03-10')
})

test('a damaged note costs the dates and nothing else', async () => {
  const id = await activate('capacity')
  writeFileSync(join(controller.identityFolder, 'first-listed.json'), '{"x":')
  assert.deepEqual(activationDates(), { [id]: null })
  assert.equal(agent.status().capacity, 10)
  daysPass(1)
  const next = await activate('capacity')
  assert.deepEqual(activationDates(), { [id]: null, [next]: '2026-03-11' })
})
