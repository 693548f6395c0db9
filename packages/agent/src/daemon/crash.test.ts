import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { startCli } from '../testing/run-cli.ts'
import { useController } from '../testing/use-site.ts'

/**
 * The daemon is killed while a driver adds and provisions devices over the local API, some calls answered and some
 * under way. What was answered must be there afterwards; what was not may be, but never half.
 */
const SEATS = 16
/** After so many answers the power fails; each time the same controller goes on with more devices. */
const deaths = [1, 4, 9, 16, 25]
const { service, controller } = await useController()

const using = async <Value>(work: (agent: Agent) => Promise<Value> | Value): Promise<Value> => {
  const agent = await controller.open()
  try {
    return await work(agent)
  } finally {
    await agent.close()
  }
}
await using(async (agent) => {
  agent.setAccount(service.customerId)
  assert.ok((await agent.activate([service.issue({ kind: 'capacity', quantity: SEATS })])).ok)
})

type Acknowledged = { readonly added: Set<string>; readonly provisioned: Set<string> }

/** Adds and provisions devices, three calls at a time, until the daemon dies after so many answers. */
const driveUntilDeath = async (acknowledged: Acknowledged, round: number, answers: number): Promise<void> => {
  const daemon = startCli(['run'], controller.env)
  await daemon.wrote(/"event":"listening"/)
  const token = readFileSync(join(controller.folder, 'driver-token'), 'utf8').trim()
  const url = daemon.found(/"url":"(http:[^"]+)"/)
  let left = answers
  const call = async (path: string, body?: object): Promise<boolean> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const init = { method: 'POST', headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    const response = await fetch(`${url}${path}`, init)
    if (--left === 0) daemon.child.kill('SIGKILL')
    return response.ok
  }
  const drive = async (lane: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const id = `device-${round}-${lane}-${n}`
      if (await call('/v1/devices', { id, protocol: 'Modbus' })) acknowledged.added.add(id)
      if (await call(`/v1/devices/${id}/provision`)) acknowledged.provisioned.add(id)
    }
  }
  const driven = await Promise.allSettled([0, 1, 2].map(drive))
  assert.ok(
    driven.every(({ status }) => status === 'rejected'),
    'only the death of the daemon ends a driver',
  )
  assert.equal((await daemon.ended).signal, 'SIGKILL')
}

test('C2: killed while devices are provisioned, the registry is whole: no seat is doubled, none is lost', async () => {
  const acknowledged: Acknowledged = { added: new Set(), provisioned: new Set() }
  for (const [round, answers] of deaths.entries()) {
    await driveUntilDeath(acknowledged, round, answers)
    const { devices, status } = await using((agent) => ({
      devices: agent.devices.list(),
      status: agent.status(),
    }))
    const where = `death ${round}, after ${answers} answers`
    const licensed = devices.filter((device) => device.licensed)
    assert.equal(licensed.length, Math.min(SEATS, devices.length), `${where}: seats`)
    assert.deepEqual([status.capacity, status.seatsUsed], [SEATS, licensed.length], where)
    // C4: nobody who came later has a seat while an older one waits.
    assert.deepEqual(licensed, devices.slice(0, licensed.length), `${where}: the oldest have the seats`)
    assert.equal(new Set(devices.map(({ order }) => order)).size, devices.length, `${where}: one place each`)
    const known = new Map(devices.map((device) => [device.id, device]))
    for (const id of acknowledged.added) assert.ok(known.has(id), `${where}: ${id} was answered and is lost`)
    for (const id of acknowledged.provisioned) assert.ok(known.get(id)?.provisioned, `${where}: ${id}`)
    for (const { id, provisioned, licensed: seat } of devices)
      assert.ok(!provisioned || seat, `${where}: ${id} is provisioned without a seat`)
  }
  assert.ok(
    acknowledged.provisioned.size >= SEATS / 2,
    `only ${acknowledged.provisioned.size} were provisioned`,
  )
})
