import {
  assignSeats,
  capacityAt,
  coverageAt,
  decideControllerActivity,
  formatDay,
  isReturnable,
  judgeReturns,
  type ControllerFacts,
} from '@tenure/core'
import type { Device } from '../devices/device.ts'

/** The first of the devices that would lose their seat; their number is told besides. */
const MAX_LOSING = 50

/**
 * What returning would do, before anything is given up: judged by the functions that will do it, so the preview and
 * the deed cannot differ while nothing else happens in between.
 */
export const previewReturn = (
  asked: readonly string[] | 'all',
  controller: ControllerFacts,
  devices: readonly Device[],
) => {
  const { held, at } = controller
  const give = asked === 'all' ? held.filter(isReturnable).map(({ id }) => id) : asked
  const { returns, refusals, kept } = judgeReturns(give, held)
  const after: ControllerFacts = {
    held: kept,
    at,
    isPi: controller.isPi,
    softwareVersion: controller.softwareVersion,
    account: controller.account,
  }
  const capacity = capacityAt(kept, at)
  const coverage = coverageAt(kept, at)
  const { lost, seatsUsed } = assignSeats(devices, capacity)
  // C8: an internal device has no seat to lose; that it stops is told with everything else that does.
  const lostIds = new Set(lost)
  const losing = devices.filter(({ id, internal }) => lostIds.has(id) && !internal)
  const effects: Effects = {
    returning: returns.length,
    capacity,
    losing: losing.length,
    names: losing.slice(0, NAMED).map(({ name }) => name),
    stops: runs(controller) && !runs(after),
    coverageLost: coverageAt(held, at).covered && !coverage.covered,
    endedAt: coverage.endsAt === null ? null : formatDay(coverage.endsAt),
  }
  return {
    returns,
    refusals,
    capacity,
    seatsUsed,
    losing: losing.slice(0, MAX_LOSING),
    losingCount: losing.length,
    coverage: {
      ...coverage,
      endsAt: coverage.endsAt === null ? null : new Date(coverage.endsAt).toISOString(),
    },
    scheduler: decideControllerActivity('scheduler', after).ok,
    dataLogging: decideControllerActivity('data-logging', after).ok,
    /** What is as it is now already is nothing that returning does. */
    changes: {
      capacity: capacity !== capacityAt(held, at),
      stops: effects.stops,
      coverageLost: effects.coverageLost,
    },
    sentences: sentencesOf(effects),
  }
}
export type ReturnPreview = ReturnType<typeof previewReturn>

type Effects = {
  readonly returning: number
  readonly capacity: number
  readonly losing: number
  readonly names: readonly string[]
  readonly stops: boolean
  readonly coverageLost: boolean
  readonly endedAt: string | null
}

/** So many devices are named in a sentence. */
const NAMED = 5

const runs = (controller: ControllerFacts): boolean => decideControllerActivity('scheduler', controller).ok

const sentencesOf = (effects: Effects): readonly string[] => {
  if (effects.returning === 0) return ['None of these can be returned; nothing changes.']
  const { losing, names, capacity } = effects
  const more = losing > names.length ? ` and ${losing - names.length} more` : ''
  return [
    losing === 0
      ? 'No device loses its seat.'
      : `${losing} device${losing === 1 ? '' : 's'} will lose ${losing === 1 ? 'its' : 'their'} seat: ${names.join(', ')}${more}.`,
    ...(effects.stops ? ['Scheduler and data logging stop, and no device can be reached.'] : []),
    `The capacity becomes ${capacity}.`,
    ...(effects.coverageLost ? ['Maintenance no longer covers the capacity.'] : []),
    ...(effects.endedAt === null ? [] : [`Maintenance covers the capacity until ${effects.endedAt}.`]),
  ]
}
