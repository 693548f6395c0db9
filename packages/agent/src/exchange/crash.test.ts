import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { openTokens } from '../http/tokens.ts'
import { newController, type TestController } from '../testing/open-test-agent.ts'
import { runCli } from '../testing/run-cli.ts'
import { useService } from '../testing/use-site.ts'

/**
 * The power fails at every single step that leaves a trace: each fsync, rename, removal, and both sides of each call
 * of the service. Real agent processes, killed for good; afterwards a person asks for the same again.
 */
const MAX_STEPS = 100
const service = await useService(Date.now())

/** A controller with three devices that has run before, so that each step is one of the exchange. */
const prepare = async (name: string, licenseIds: readonly string[]): Promise<TestController> => {
  const controller = newController(service, { TENURE_AGENT_INSTALL_CODE: name })
  openTokens(controller.folder)
  await using(controller, async (agent) => {
    agent.setAccount(service.customerId)
    for (const id of ['pump', 'fan', 'valve'])
      assert.ok(agent.devices.add({ id, protocol: 'Modbus', name: id, internal: false }).ok)
    if (licenseIds.length > 0) assert.ok((await agent.activate(licenseIds)).ok)
  })
  return controller
}

/** The agent as it starts again after the crash. */
const using = async <Value>(
  controller: TestController,
  work: (agent: Agent) => Promise<Value>,
): Promise<Value> => {
  const agent = await controller.open()
  try {
    return await work(agent)
  } finally {
    await agent.close()
  }
}

/** Runs `check` after a death at each step, until the command gets through alive. How many deaths that were. */
const dieEverywhere = async (
  verb: 'activate' | 'return',
  check: (controller: TestController, licenseId: string, step: string) => Promise<void>,
): Promise<number> => {
  for (let dieAt = 1; dieAt < MAX_STEPS; dieAt++) {
    const licenseId = service.issue({ kind: 'capacity', quantity: 2 })
    const controller = await prepare(
      `CRASH-${verb.toUpperCase()}-${dieAt}`,
      verb === 'return' ? [licenseId] : [],
    )
    const ran = await runCli([verb, licenseId], controller.env, dieAt)
    if (ran.signal === null) assert.equal(ran.code, 0, ran.stderr)
    await check(controller, licenseId, `${verb}, step ${dieAt}`)
    controller.remove()
    if (ran.signal === null) return dieAt - 1
  }
  throw new Error('the command never got through')
}

describe('whenever the power fails', { concurrency: true }, () => {
  test('activate, killed at every step: asked again, the license is there once, on both sides', async () => {
    const deaths = await dieEverywhere('activate', async (controller, licenseId, step) => {
      const status = await using(controller, async (agent) => {
        const again = await agent.activate([licenseId])
        assert.ok(again.ok && again.value.refusals.length === 0, step)
        return agent.status()
      })
      assert.deepEqual(service.heldBy(status.installCode), [licenseId], step)
      assert.deepEqual(
        [status.capacity, status.seatsUsed, status.waiting, status.generation],
        [2, 2, null, service.generation(status.installCode)],
        step,
      )
    })
    assert.ok(deaths >= 12, `an activation has many steps; it died at ${deaths}`)
  })

  test('return, killed at every step: the right is never used again, and ends at the account once', async () => {
    const deaths = await dieEverywhere('return', async (controller, licenseId, step) => {
      const status = await using(controller, async (agent) => {
        const between = agent.status()
        // O4: the service believes the return only if the right is given up, and what waits to be returned is not used.
        if (service.license(licenseId).holder.at === 'account')
          assert.equal(between.capacity, 0, `${step}: in two places`)
        if (between.waiting !== null) assert.equal(between.capacity, 0, `${step}: a burnt right is used`)
        assert.ok((await agent.giveBack([licenseId])).ok, step)
        return agent.status()
      })
      assert.equal(service.license(licenseId).holder.at, 'account', step)
      assert.deepEqual(
        [status.capacity, status.seatsUsed, status.waiting, status.generation],
        [0, 0, null, service.generation(status.installCode)],
        step,
      )
    })
    assert.ok(deaths >= 8, `a return has many steps; it died at ${deaths}`)
  })
})
