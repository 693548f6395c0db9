import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import type { TestController } from '../testing/open-test-agent.ts'
import { openNewAgent, putAway, useService } from '../testing/use-site.ts'
import type { Agent } from './agent.ts'

let count = 0
const service = await useService(Date.UTC(2026, 2, 10, 9))
let controller: TestController
let agent: Agent
beforeEach(async () => {
  ;({ controller, agent } = await openNewAgent(service, { TENURE_AGENT_INSTALL_CODE: `SC-NOTE-${++count}` }))
  agent.setAccount(service.customerId)
})
afterEach(() => putAway(controller, agent))

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
