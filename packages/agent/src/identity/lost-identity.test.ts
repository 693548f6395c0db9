import assert from 'node:assert/strict'
import { renameSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { openNewAgent, putAway, useService } from '../testing/use-site.ts'

const service = await useService(Date.now())
let controller: TestController
let agent: Agent
let count = 0
beforeEach(async () => {
  ;({ controller, agent } = await openNewAgent(service, { TENURE_AGENT_INSTALL_CODE: `LOST-${++count}` }))
  agent.setAccount(service.customerId)
  assert.ok((await agent.activate([service.issue({ kind: 'capacity', quantity: 1 })])).ok)
  for (const id of ['old', 'new'])
    assert.ok(agent.devices.add({ id, protocol: 'Modbus', name: id, internal: false }).ok)
  // Not the oldest device has the seat, so that a seat that was given again would show.
  assert.ok(agent.devices.reassign('old', 'new').ok)
})
afterEach(() => putAway(controller, agent))

const seats = (): readonly string[] =>
  agent.devices.list().flatMap(({ id, licensed }) => (licensed ? [id] : []))
const finding = async (about: string) => (await agent.examine()).find((each) => each.about === about)

test('an identity folder that is not mounted is told as that, and all is well once it is back', async () => {
  await agent.close()
  const away = `${controller.identityFolder}-away`
  renameSync(controller.identityFolder, away)
  agent = await controller.open()
  const { capacity, problem } = agent.status()
  assert.deepEqual([capacity, problem?.code], [0, 'identity-lost'])
  const found = await finding('license file')
  assert.match(found?.found ?? '', /had another key before.*not mounted/)
  assert.match(found?.remedy ?? '', /put the identity folder back/)
  await agent.close()

  rmSync(controller.identityFolder, { recursive: true })
  renameSync(away, controller.identityFolder)
  agent = await controller.open()
  assert.deepEqual([agent.status().capacity, agent.status().problem, seats()], [1, null, ['new']])
})

test('only the key is lost: the license file of the old one does not count, and the reason is the key', async () => {
  await agent.close()
  rmSync(`${controller.identityFolder}/controller-key.pem`)
  agent = await controller.open()
  assert.deepEqual([agent.status().capacity, agent.status().problem?.code], [0, 'identity-lost'])
  const asked = await agent.refresh()
  assert.ok(!asked.ok)
  assert.equal(asked.refusal.code, 'key-changed')
})

test('a controller that is new has lost nothing', async () => {
  const fresh = newController(service, { TENURE_AGENT_INSTALL_CODE: 'LOST-NONE' })
  for (let start = 0; start < 2; start++) {
    const opened = await fresh.open()
    assert.equal(opened.status().problem, null)
    await opened.close()
  }
  fresh.remove()
})
