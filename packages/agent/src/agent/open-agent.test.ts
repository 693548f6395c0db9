import assert from 'node:assert/strict'
import { readFileSync, writeFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { Agent } from './agent.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { openNewAgent, putAway, useService } from '../testing/use-site.ts'

const DAY = 86_400_000
const start = Date.UTC(2026, 2, 10, 9)
const installCode = 'SC-0001-7F3A'

const service = await useService(start)
let controller: TestController
let agent: Agent

beforeEach(async () => {
  service.mode = 'up'
  service.now.at = start
  ;({ controller, agent } = await openNewAgent(service, { TENURE_AGENT_INSTALL_CODE: nextInstallCode() }))
  agent.setAccount(service.customerId)
})
afterEach(() => putAway(controller, agent))

let count = 0
const nextInstallCode = (): string => `${installCode}-${++count}`
const code = (): string => agent.status().installCode

const reopen = async (): Promise<void> => {
  await agent.close()
  agent = await controller.open()
}

const addDevices = (from: number, to: number): void => {
  for (let n = from; n <= to; n++) {
    const id = `device-${String(n).padStart(2, '0')}`
    const added = agent.devices.add({ id, protocol: 'Modbus', name: id, internal: false })
    assert.ok(added.ok)
  }
}
const licensed = (): string[] => agent.devices.list().flatMap(({ id, licensed: seat }) => (seat ? [id] : []))
const valueOf = <Value>(
  result: { ok: true; value: Value } | { ok: false; refusal: { sentence: string } },
): Value => {
  assert.ok(result.ok, result.ok ? '' : result.refusal.sentence)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }): string =>
  result.ok ? 'done' : result.refusal.code

test('case 6: of 25 devices on capacity 20, the oldest 20 are licensed; 10 more seats license all 25', async () => {
  addDevices(1, 25)
  assert.equal(licensed().length, 0)
  const [ten, tenMore, third] = [1, 2, 3].map(() => service.issue({ kind: 'capacity' }))
  valueOf(await agent.activate([ten ?? '', tenMore ?? '']))
  assert.equal(licensed().length, 20)
  assert.equal(licensed().at(-1), 'device-20')
  valueOf(await agent.activate([third ?? '']))
  assert.equal(licensed().length, 25)
})

test('case 7: to talk to an unlicensed device is refused with the seats it takes; to set it up is not', async () => {
  valueOf(await agent.activate([service.issue({ kind: 'capacity', quantity: 1 })]))
  addDevices(1, 3)
  for (const action of ['provision', 'read', 'write'] as const) {
    assert.equal(codeOf(agent.devices.check('device-01', action)), 'done')
    const refused = agent.devices.check('device-03', action)
    assert.ok(!refused.ok)
    assert.equal(refused.refusal.code, 'device-unlicensed')
    assert.match(refused.refusal.remedy, /^2 more seats: transfer a capacity license of at least 2/)
  }
  assert.equal(codeOf(agent.devices.check('device-03', 'schedule')), 'done')
  assert.equal(codeOf(agent.devices.check('device-03', 'configure')), 'done')
})

test('case 9: after everything is returned, devices are refused and the scheduler and data logging stop', async () => {
  const id = service.issue({ kind: 'capacity' })
  valueOf(await agent.activate([id]))
  addDevices(1, 2)
  assert.equal(agent.status().scheduler, true)
  const returned = valueOf(await agent.giveBack('all'))
  assert.deepEqual(returned, { licenses: [], refusals: [] })
  assert.equal(codeOf(agent.devices.check('device-01', 'read')), 'no-capacity')
  assert.deepEqual([agent.status().scheduler, agent.status().dataLogging], [false, false])
  assert.equal(service.license(id).holder.at, 'account')
})

test('case 10: a restart changes nothing, and lost documents are fetched again by the same identity', async () => {
  const id = service.issue({ kind: 'capacity' })
  valueOf(await agent.activate([id]))
  addDevices(1, 2)
  const before = agent.status()
  await reopen()
  assert.deepEqual({ ...agent.status(), contact: null }, { ...before, contact: null })

  await agent.close()
  for (const name of ['license-file.jws', 'key-list.jws', 'clock.json', 'account.json'])
    unlinkSync(join(controller.identityFolder, name))
  agent = await controller.open()
  assert.equal(agent.status().capacity, 0)
  const refreshed = valueOf(await agent.refresh())
  assert.deepEqual(
    refreshed.licenses.map(({ licenseId }) => licenseId),
    [id],
  )
})

test('O4: a return burns the right before anybody is asked; a dead network does not bring it back', async () => {
  const id = service.issue({ kind: 'capacity' })
  valueOf(await agent.activate([id]))
  addDevices(1, 1)
  service.mode = 'down'
  const returned = await agent.giveBack([id])
  assert.equal(codeOf(returned), 'service-unreachable')
  assert.equal(agent.status().capacity, 0)
  assert.deepEqual(licensed(), [])
  const burnt = readFileSync(join(controller.identityFolder, 'pending-request.jws'), 'utf8')

  await reopen()
  assert.equal(agent.status().capacity, 0)
  assert.equal(codeOf(await agent.activate([id])), 'service-unreachable')
  assert.equal(readFileSync(join(controller.identityFolder, 'pending-request.jws'), 'utf8'), burnt)
  assert.equal(service.license(id).holder.at, 'controller')

  service.mode = 'up'
  valueOf(await agent.giveBack([id]))
  assert.equal(service.license(id).holder.at, 'account')
  assert.equal(agent.status().waiting, null)
})

test('O3: an answer that was lost on the way is fetched with the same request, and grants once', async () => {
  const id = service.issue({ kind: 'capacity' })
  service.mode = 'deaf'
  assert.equal(codeOf(await agent.activate([id])), 'service-unreachable')
  assert.equal(service.license(id).holder.at, 'controller')
  assert.equal(agent.status().capacity, 0)
  service.mode = 'up'
  const decided = service.decided.length
  const activated = valueOf(await agent.activate([id]))
  assert.equal(activated.licenses.length, 1)
  assert.equal(service.decided.length, decided)
  assert.equal(agent.status().generation, service.generation(code()))
})

test('a request that the service refuses as a whole is not kept, so a wrong Customer ID can be corrected', async () => {
  agent.setAccount('7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11')
  const id = service.issue({ kind: 'capacity' })
  assert.equal(codeOf(await agent.activate([id])), 'customer-id-unknown')
  assert.equal(agent.status().waiting, null)
  agent.setAccount(service.customerId)
  assert.equal(valueOf(await agent.activate([id])).licenses.length, 1)
})

test('what cannot be done is told license by license, and the rest is done', async () => {
  const id = service.issue({ kind: 'capacity' })
  const missing = '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'
  const activated = valueOf(await agent.activate([id, missing]))
  assert.equal(activated.licenses.length, 1)
  assert.deepEqual(
    activated.refusals.map(({ licenseId, code: refusal }) => [licenseId, refusal]),
    [[missing, 'license-not-found']],
  )
  assert.equal(agent.status().refusals[0]?.code, 'license-not-found')
})

test('an upgrade license is not burnt: the refusal comes before anything is given up', async () => {
  const id = service.issue({ kind: 'upgrade', term: { unit: 'single-use' } })
  const capacity = service.issue({ kind: 'capacity' })
  valueOf(await agent.activate([capacity, id]))
  const returned = valueOf(await agent.giveBack([id]))
  assert.equal(returned.refusals[0]?.code, 'license-not-returnable')
  assert.equal(returned.licenses.length, 2)
  assert.equal(valueOf(await agent.giveBack('all')).licenses.length, 1)
})

test('case 1, 4: maintenance must meet the capacity, judged on the controller without a network', async () => {
  const capacity = [service.issue({ kind: 'capacity' }), service.issue({ kind: 'capacity' })]
  const maintenance = () => service.issue({ kind: 'maintenance', term: { unit: 'months', count: 12 } })
  valueOf(await agent.activate([...capacity, maintenance()]))
  service.mode = 'down'
  assert.equal(codeOf(agent.canUpgrade('3.5', null)), 'maintenance-short')
  assert.equal(codeOf(agent.canUpgrade('3.4 Update 2', null)), 'done')
  assert.equal(codeOf(agent.canUpgrade('3.3', null)), 'done')
  service.mode = 'up'
  valueOf(await agent.activate([maintenance()]))
  assert.equal(codeOf(agent.canUpgrade('3.5', null)), 'done')
  controller.pass(366 * DAY)
  assert.equal(codeOf(agent.canUpgrade('3.5', null)), 'maintenance-expired')
  assert.equal(codeOf(agent.canUpgrade('3.4', null)), 'done')
})

test('O5: a clock that is set back takes no capacity away; it freezes upgrades until a fresh answer', async () => {
  const maintenance = service.issue({ kind: 'maintenance', term: { unit: 'months', count: 12 } })
  valueOf(await agent.activate([service.issue({ kind: 'capacity' }), maintenance]))
  addDevices(1, 1)
  controller.clock.at = 0
  await reopen()
  assert.equal(agent.status().time.certain, false)
  assert.equal(codeOf(agent.devices.check('device-01', 'read')), 'done')
  assert.equal(codeOf(agent.canUpgrade('3.5', null)), 'time-unknown')
  valueOf(await agent.refresh())
  assert.equal(agent.status().time.certain, true)
  assert.equal(codeOf(agent.canUpgrade('3.5', null)), 'done')
})

test('T8: the end of a trial takes its seats away, and nothing else does', async () => {
  const trial = service.issue({
    kind: 'trial',
    trialOf: 'capacity',
    quantity: 5,
    term: { unit: 'days', count: 30 },
  })
  valueOf(await agent.activate([service.issue({ kind: 'capacity', quantity: 2 }), trial]))
  addDevices(1, 9)
  assert.equal(licensed().length, 7)
  service.mode = 'down'
  controller.pass(400 * DAY)
  const { lost } = agent.devices.assign()
  assert.deepEqual(lost, ['device-03', 'device-04', 'device-05', 'device-06', 'device-07'])
  assert.deepEqual(licensed(), ['device-01', 'device-02'])
})

test('O2: a license file of another controller, or one that was edited, does not count', async () => {
  valueOf(await agent.activate([service.issue({ kind: 'capacity' })]))
  addDevices(1, 1)
  const file = join(controller.identityFolder, 'license-file.jws')
  const genuine = readFileSync(file, 'utf8')
  await agent.close()
  writeFileSync(
    file,
    genuine.replace(/.(?=\.[^.]+$)/, (last) => (last === 'A' ? 'B' : 'A')),
  )
  agent = await controller.open()
  assert.equal(agent.status().capacity, 0)
  assert.ok(agent.status().problem)
  assert.equal(codeOf(agent.devices.check('device-01', 'read')), 'no-capacity')
  await agent.close()
  writeFileSync(file, genuine)
  agent = await controller.open()
  assert.deepEqual(licensed(), ['device-01'], 'who had a seat has it again')
})

test('two agents on one state folder: the second is told, and the first goes on', async () => {
  await assert.rejects(controller.open(), /Another agent process/)
  assert.equal(agent.status().installCode, code())
})

test('case 15: on a Pi without core, a device cannot be created; with core it can', async () => {
  await agent.close()
  controller.env['TENURE_AGENT_MODEL'] = 'SmartServer Pi'
  agent = await controller.open()
  const add = () => agent.devices.add({ id: 'd', protocol: 'BACnet', name: 'd', internal: false })
  const refused = add()
  assert.ok(
    !refused.ok && refused.refusal.code === 'core-required' && /core license/.test(refused.refusal.remedy),
  )
  valueOf(await agent.activate([service.issue({ kind: 'core', quantity: 1 })]))
  assert.equal(codeOf(add()), 'done')
})

test('case 14: software 3.2 is not checked', async () => {
  await agent.close()
  controller.env['TENURE_AGENT_SOFTWARE_VERSION'] = '3.2 Update 2'
  agent = await controller.open()
  addDevices(1, 1)
  assert.equal(codeOf(agent.devices.check('device-01', 'write')), 'done')
  assert.equal(codeOf(agent.canUpgrade('3.5', null)), 'done')
})

test('offers are asked without changing anything, and tell the account’s name', async () => {
  const id = service.issue({ kind: 'capacity' })
  const generation = service.generation(code())
  const offered = valueOf(await agent.offers())
  assert.ok(offered.offers.some(({ licenseId }) => licenseId === id))
  assert.equal(service.generation(code()), generation)
  assert.equal(agent.status().account?.name, 'P-Building 1')
})

test('without a Customer ID, nothing is sent and the remedy is named', async () => {
  const fresh = newController(service, { TENURE_AGENT_INSTALL_CODE: nextInstallCode() })
  const other = await fresh.open()
  assert.equal(codeOf(await other.offers()), 'account-not-set')
  assert.equal(codeOf(await other.activate([service.issue({ kind: 'capacity' })])), 'account-not-set')
  await other.close()
  fresh.remove()
})

test('without the root key the agent runs and says what is missing', async () => {
  await agent.close()
  for (const folder of [controller.folder, controller.identityFolder])
    unlinkSync(join(folder, 'root-key.json'))
  agent = await controller.open()
  assert.equal(codeOf(await agent.refresh()), 'root-key-missing')
  assert.equal(agent.status().problem?.code, 'root-key-missing')
})

test('O1, O4: without a network, a request is carried out and its answer back; the right is burnt first', async () => {
  const [first, second] = [
    service.issue({ kind: 'capacity' }),
    service.issue({ kind: 'capacity', quantity: 5 }),
  ]
  valueOf(await agent.activate([first]))
  service.mode = 'down'
  const asked = valueOf(await agent.prepareRequest([second], [first]))
  assert.equal(agent.status().capacity, 0)
  assert.deepEqual(valueOf(await agent.prepareRequest([], [])), asked, 'the proof can be shown again')

  service.mode = 'up'
  const carry = async () => {
    const reply = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body: asked.document })
    return (await reply.json()) as { licenseFile: string }
  }
  const { licenseFile } = await carry()
  assert.deepEqual(await carry(), { ...(await carry()), licenseFile }, 'O3: carried twice, answered the same')
  service.mode = 'down'
  assert.equal(codeOf(await agent.applyDocuments('nonsense')), 'document-unreadable')
  valueOf(await agent.applyDocuments(`${licenseFile}\n`))
  assert.deepEqual([agent.status().capacity, agent.status().waiting], [5, null])
  valueOf(await agent.applyDocuments(licenseFile))
  assert.equal(agent.status().capacity, 5)
})

test('O4: a return that the service refuses as a whole stays burnt, and the next request gives it again', async () => {
  const [first, second] = [
    service.issue({ kind: 'capacity' }),
    service.issue({ kind: 'capacity', quantity: 5 }),
  ]
  valueOf(await agent.activate([first]))
  service.mode = 'refusing'
  assert.equal(codeOf(await agent.giveBack([first])), 'key-changed')
  assert.equal(agent.status().capacity, 0)
  assert.equal(codeOf(await agent.activate([second])), 'key-changed')
  await reopen()
  assert.equal(agent.status().capacity, 0)
  assert.deepEqual(agent.status().waiting?.give, [first])
  service.mode = 'up'
  const activated = valueOf(await agent.activate([second]))
  assert.deepEqual(
    activated.licenses.map(({ licenseId }) => licenseId),
    [second],
  )
  assert.equal(service.license(first).holder.at, 'account')
})

test('offline, a request for a wrong Customer ID or other licenses gives way to the right one; a proof never does', async () => {
  const [first, second] = [service.issue({ kind: 'capacity' }), service.issue({ kind: 'capacity' })]
  agent.setAccount('7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11')
  const wrong = valueOf(await agent.prepareRequest([first], []))
  agent.setAccount(service.customerId)
  const right = valueOf(await agent.prepareRequest([first], []))
  assert.notEqual(right.document, wrong.document)
  assert.equal(valueOf(await agent.prepareRequest([first], [])).document, right.document)
  assert.equal(valueOf(await agent.prepareRequest([], [])).document, right.document)
  assert.deepEqual(valueOf(await agent.prepareRequest([second], [])).want, [second])

  valueOf(await agent.activate([first]))
  const proof = valueOf(await agent.prepareRequest([], [first]))
  agent.setAccount('7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11')
  assert.deepEqual(valueOf(await agent.prepareRequest([second], [])), proof)
})

test('what is wanted and given at once is given, offline as well as online', async () => {
  const id = service.issue({ kind: 'capacity' })
  valueOf(await agent.activate([id]))
  const asked = valueOf(await agent.prepareRequest([id], [id]))
  assert.deepEqual([asked.want, asked.give], [[], [id]])
})

test('to return everything is to return what a lost answer brings as well', async () => {
  const id = service.issue({ kind: 'capacity' })
  service.mode = 'deaf'
  assert.equal(codeOf(await agent.activate([id])), 'service-unreachable')
  service.mode = 'up'
  assert.deepEqual(valueOf(await agent.giveBack('all')).licenses, [])
  assert.equal(service.license(id).holder.at, 'account')
})

test('the name that offers tell is kept only for the account that was asked', async () => {
  const asking = agent.offers()
  const other = '7b0f5f3e-6a3e-4d58-9a51-0d2f6f0f1c11'
  await new Promise(setImmediate)
  agent.setAccount(other)
  valueOf(await asking)
  assert.deepEqual(agent.account(), { customerId: other, name: null })
})
