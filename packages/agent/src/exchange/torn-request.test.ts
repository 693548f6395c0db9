import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Agent } from '../agent/agent.ts'
import { closeUnit, newUnit, underPower, type Unit } from '../testing/controller-life.ts'
import { openPower } from '../testing/power.ts'
import { useService } from '../testing/use-site.ts'

/** More than any of these has; the last ones fail once all is done and told. */
const STEPS = 16
const service = await useService(Date.UTC(2026, 2, 10, 9))
const power = openPower()
after(() => power.remove())

/** What the power did to a unit that holds the license: it failed at that step of `work`. */
const cutAtEach = async (
  name: string,
  prepare: (unit: Unit, licenseId: string) => Promise<void>,
  work: (agent: Agent, licenseId: string) => Promise<unknown>,
  check: (unit: Unit, licenseId: string, step: string) => void,
): Promise<void> => {
  for (let cutAt = 1; cutAt <= STEPS; cutAt++) {
    const licenseId = service.issue({ kind: 'capacity' })
    const unit = await newUnit(service, `${name}-${cutAt}`)
    try {
      assert.ok((await unit.agent.activate([licenseId])).ok)
      await prepare(unit, licenseId)
      await underPower(unit, power, cutAt, (agent) => work(agent, licenseId))
      check(unit, licenseId, `step ${cutAt}`)
    } finally {
      service.mode = 'up'
      await closeUnit(unit)
    }
  }
}

const isUsed = ({ agent }: Unit, id: string): boolean =>
  agent.licenses().some(({ licenseId }) => licenseId === id)

test('O4: what the service has taken back is not used, wherever the power fails in the return', () =>
  cutAtEach(
    'TORN-RETURN',
    () => Promise.resolve(),
    (agent, licenseId) => agent.giveBack([licenseId]),
    (unit, licenseId, step) => {
      const isTakenBack = service.license(licenseId).holder.at === 'account'
      assert.ok(!isTakenBack || !isUsed(unit, licenseId), step)
    },
  ))

test('O4: a request that takes over what an earlier one has given up never lets go of it', () =>
  cutAtEach(
    'TORN-AGAIN',
    async ({ agent }, licenseId) => {
      // The service takes it back, and nobody hears of it; the next request is refused as a whole.
      service.mode = 'deaf'
      assert.ok(!(await agent.giveBack([licenseId])).ok)
      service.mode = 'refusing'
    },
    (agent) => agent.refresh(),
    (unit, licenseId, step) => assert.ok(!isUsed(unit, licenseId), step),
  ))
