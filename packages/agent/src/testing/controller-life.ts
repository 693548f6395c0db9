import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Agent } from '../agent/agent.ts'
import { newController, type TestController } from './open-test-agent.ts'
import type { Power } from './power.ts'
import type { TestService } from './test-service.ts'

/** A controller, its agent, and the copies of its disk that somebody keeps in a drawer. */
export type Unit = TestController & {
  agent: Agent
  /** O2: the newest license file that this disk has held. */
  generation: number
  readonly drawer: Disk[]
}

/** A copy of a state folder, and whose it is. */
export type Disk = { readonly folder: string; readonly installCode: string }

/** What people carry about: requests on paper, and answers as the service gave them. */
export type Bag = {
  readonly requests: string[]
  readonly answers: string[]
  /** O3: the first answer to each request, against which every later one is held. */
  readonly answered: Map<string, string>
}

export const newUnit = async (service: TestService, installCode: string): Promise<Unit> => {
  const controller = newController(service, { TENURE_AGENT_INSTALL_CODE: installCode })
  const agent = await controller.open()
  agent.setAccount(service.customerId)
  return { ...controller, agent, generation: 0, drawer: [] }
}

export const closeUnit = async (unit: Unit): Promise<void> => {
  await unit.agent.close()
  unit.remove()
  for (const { folder } of unit.drawer) rmSync(folder, { recursive: true, force: true })
}

/**
 * Does `work` on a unit whose power fails at step `cutAt`, or not at all; null when it did not come so far. It fails at
 * the latest once the work is done and told: what somebody was told must be on the disk. Afterwards the unit runs again.
 */
export const underPower = async <Value>(
  unit: Unit,
  power: Power,
  cutAt: number | null,
  work: (agent: Agent) => Promise<Value>,
): Promise<Value | null> => {
  if (cutAt === null) return work(unit.agent)
  power.cutAt(cutAt)
  let value: Value | null = null
  try {
    value = await work(unit.agent)
  } catch (error) {
    if (!power.isOut()) throw error
  }
  const told = power.isOut() ? null : value
  power.cut()
  power.back()
  await restart(unit)
  return told
}

export const restart = async (unit: Unit): Promise<void> => {
  await unit.agent.close()
  unit.agent = await unit.open()
}

/** Last week's disk: a copy of the whole folder. */
export const copyDisk = async (unit: Unit): Promise<Disk> => {
  const { installCode } = unit.agent.status()
  await unit.agent.close()
  const folder = mkdtempSync(join(tmpdir(), 'tenure-disk-'))
  cpSync(unit.folder, folder, { recursive: true })
  unit.agent = await unit.open()
  return { folder, installCode }
}

/** O6: the disk is as some copy has it; of this unit or, where it is cloned, of another. */
export const restoreDisk = async (unit: Unit, disk: Disk): Promise<void> => {
  await unit.agent.close()
  rmSync(unit.folder, { recursive: true })
  cpSync(disk.folder, unit.folder, { recursive: true })
  unit.env['TENURE_AGENT_INSTALL_CODE'] = disk.installCode
  unit.agent = await unit.open()
  unit.generation = unit.agent.status().generation
}

/** Hands a request in where there is a network. The same request gets the same answer, byte for byte (O3). */
export const carry = async (service: TestService, bag: Bag, request: string): Promise<void> => {
  const response = await fetch(`${service.url}/v1/exchange`, { method: 'POST', body: request })
  const answer = await response.text()
  if (response.status !== 200) return
  const first = bag.answered.get(request) ?? answer
  assert.equal(answer, first, 'O3: the same request got another answer')
  bag.answered.set(request, first)
  bag.answers.push(answer)
}
