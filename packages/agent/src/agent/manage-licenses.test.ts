import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'
import type { Agent } from './agent.ts'

let count = 0
let service: TestService
let controller: TestController
let agent: Agent
before(async () => {
  service = await startTestService(Date.UTC(2026, 2, 10, 9))
})
after(() => service.close())
beforeEach(async () => {
  controller = newController(service, { TENURE_AGENT_INSTALL_CODE: `SC-NOTE-${++count}` })
  agent = await controller.open()
  agent.setAccount(service.customerId)
})
afterEach(async () => {
  await agent.giveBack('all')
  await agent.close()
  controller.remove()
})

test('a license shows the Owner’s note, also after a restart, and everybody hears of it', async () => {
  const id = service.issue({ kind: 'capacity', quantity: 10 })
  assert.ok((await agent.activate([id])).ok)
  let heard = 0
  agent.happenings.listen(({ kind }) => (heard += kind === 'licenses' ? 1 : 0))
  const noted = agent.setNote(id, 'cellar')
  assert.equal(noted.ok && noted.value.note, 'cellar')
  assert.equal(heard, 1)
  await agent.close()
  agent = await controller.open()
  assert.equal(agent.licenses()[0]?.note, 'cellar')
})

test('there is no note on a license that is not here', () => {
  const refused = agent.setNote('11111111-1111-4111-8111-111111111111', 'lost')
  assert.equal(refused.ok ? '' : refused.refusal.code, 'license-not-on-controller')
})

test('the preview says what returning then does, and changes nothing', async () => {
  const id = service.issue({ kind: 'capacity', quantity: 2 })
  assert.ok((await agent.activate([id])).ok)
  for (const name of ['a', 'b', 'c']) agent.devices.add({ id: name, name, protocol: 'LON', internal: false })
  const told = agent.previewReturn([id])
  assert.deepEqual([told.capacity, told.losing.map((device) => device.id)], [0, ['a', 'b']])
  assert.equal(agent.status().seatsUsed, 2)
  assert.ok((await agent.giveBack([id])).ok)
  assert.deepEqual([agent.status().capacity, agent.status().seatsUsed], [told.capacity, told.seatsUsed])
})
