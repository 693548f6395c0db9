import { createHash } from 'node:crypto'
import { addDays, capacityAt, coverageAt, type Instant } from '@tenure/core'
import { orThrow } from '@tenure/sdk'
import type { Fleet } from './fleets.ts'
import { account, unit, type Stage } from './stage.ts'
import { releases } from './tables/vendor.ts'
import type { Unit, UnitSays } from './unit.ts'

type Asked = { readonly want?: readonly string[]; readonly give?: readonly string[] }

/**
 * A controller asks the service, as itself unless it is said which unit speaks, and takes the answer. Throws where
 * something was refused: the tables promise what they cannot hold.
 */
export const exchange = async (
  stage: Stage,
  fleet: Fleet,
  code: string,
  asked: Asked = {},
  who: Unit = unit(stage, code),
): Promise<void> => {
  const body = who.request({ ...says(stage, fleet, who), ...asked })
  const { licenseFile, refusals } = orThrow(await stage.anybody.exchange({ body }))
  const [refusal] = refusals
  if (refusal !== undefined) throw new Error(`${code} at ${fleet.plan.name}: ${refusal.sentence}`)
  await who.apply(licenseFile)
}

/** What a controller says of itself: its devices, and the software that it runs now. */
export const says = (stage: Stage, { plan, fleet }: Fleet, { installCode, licenses }: Unit): UnitSays => {
  const { at } = stage.clock
  const capacity = capacityAt(licenses(), at)
  // From half of the capacity to a little more than there is (C2).
  const devices = Math.round(capacity * (0.5 + 0.55 * shareOf(installCode)))
  return {
    customerId: account(stage, plan.name).customerId,
    model: fleet.model ?? 'SmartServer IoT',
    softwareVersion: softwareOf(stage, installCode, licenses()),
    devices,
    seatsUsed: Math.min(devices, capacity),
    at,
  }
}

/** The newest release, some weeks late, while maintenance or an upgrade allows it (M4); else what it came with. */
const softwareOf = (stage: Stage, code: string, licenses: ReturnType<Unit['licenses']>): string => {
  const { at } = stage.clock
  const had = stage.software.get(code)
  const mayUpgrade =
    had === undefined ||
    coverageAt(licenses, at).covered ||
    licenses.some(({ upgradesTo }) => upgradesTo !== null)
  const runs = mayUpgrade ? newestAt(addDays(at, -Math.round(60 * shareOf(`${code} is late`))), stage) : had
  stage.software.set(code, runs)
  return runs
}

const newestAt = (at: Instant, { seed }: Stage): string =>
  releases.findLast(({ when }) => when(seed.madeAt) <= at)?.version ?? releases[0]?.version ?? ''

/** From 0 to 1, by chance, and the same in every world. */
export const shareOf = (word: string): number => (createHash('sha256').update(word).digest()[0] ?? 0) / 255
