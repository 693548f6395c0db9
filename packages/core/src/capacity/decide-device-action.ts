import { isCurrent } from '../license/current.ts'
import type { HeldLicense } from '../license/license.ts'
import { granted, refused, type Verdict } from '../refusal/refusal.ts'
import type { Instant } from '../time/instant.ts'
import { isBeforeLicensing, parseVersion } from '../upgrade/version.ts'
import { capacityAt } from './capacity-at.ts'
import type { DeviceFacts } from './device.ts'
import { coreRequired, deviceUnlicensed, noCapacity, type AccountName } from './refusals.ts'

/** What a controller has when it asks whether it may do something. */
export type ControllerFacts = {
  readonly held: readonly HeldLicense[]
  readonly at: Instant
  /** A SmartServer Pi needs a core license for some actions (C7). */
  readonly isPi: boolean
  readonly softwareVersion: string
  readonly account: AccountName
}

/** What talks to a field device (C3). */
export type DeviceTalk = 'provision' | 'read' | 'write'
/** What only describes it (C3): datapoint properties, connections, schedules, sequences. */
export type DeviceSetup = 'configure' | 'schedule'
/** What is done without, or before there is, a device (C7). */
export type ControllerAction = 'create' | 'discover' | 'import' | 'bacnet-routing' | 'lon-routing' | 'rni'
/** What runs by itself on a controller (C8). */
export type ControllerActivity = 'scheduler' | 'data-logging'

/**
 * C3: anything that talks to an unlicensed device is refused. `missing` gives the remedy its figure (`seatsUntil` of
 * all devices); only a refusal asks for it, because a driver asks often and is nearly always allowed.
 */
export const decideDeviceAction = (
  action: DeviceTalk | DeviceSetup,
  device: DeviceFacts,
  missing: () => ReadonlyMap<string, number>,
  controller: ControllerFacts,
): Verdict<null> => {
  if (action === 'configure' || action === 'schedule') return granted(null)
  const hasCapacity = capacityAt(controller.held, controller.at) > 0
  // C8: an internal device takes no seat but needs a non-zero capacity.
  if (device.internal ? hasCapacity : hasCapacity && device.licensed) return granted(null)
  if (isUnchecked(controller)) return granted(null)
  const seats = device.internal ? 1 : (missing().get(device.id) ?? 1)
  return refused(
    hasCapacity
      ? deviceUnlicensed(device.id, seats, controller.account)
      : noCapacity(`The device ${device.id}`, seats, controller.account),
  )
}

/** C7, case 8: no capacity is needed for these; on a Pi some of them need `core` (case 15). */
export const decideControllerAction = (
  action: ControllerAction,
  controller: ControllerFacts,
): Verdict<null> => {
  const needsCore = coreActions[action]
  if (needsCore === null || !controller.isPi || isUnchecked(controller) || hasCore(controller))
    return granted(null)
  return refused(coreRequired(needsCore, controller.account))
}

/** C8, case 9: the scheduler and data logging stop while the capacity is zero. */
export const decideControllerActivity = (
  activity: ControllerActivity,
  controller: ControllerFacts,
): Verdict<null> =>
  isUnchecked(controller) || capacityAt(controller.held, controller.at) > 0
    ? granted(null)
    : refused(noCapacity(activityNames[activity], 1, controller.account))

const activityNames = {
  scheduler: 'The scheduler',
  'data-logging': 'Data logging',
} as const satisfies Record<ControllerActivity, string>

/** What needs `core` on a Pi, in words for the refusal; null for what never does. */
const coreActions = {
  create: 'creating a device',
  discover: 'device discovery',
  import: 'device import',
  'bacnet-routing': 'BACnet routing',
  'lon-routing': null,
  rni: null,
} as const satisfies Record<ControllerAction, string | null>

const hasCore = ({ held, at }: ControllerFacts): boolean =>
  held.some((license) => license.kind === 'core' || (license.trialOf === 'core' && isCurrent(license, at)))

/** C7, case 14: software before 3.3 knows no licenses. A version that cannot be read is taken as a later one. */
const isUnchecked = ({ softwareVersion }: ControllerFacts): boolean => {
  const version = parseVersion(softwareVersion)
  return version.ok && isBeforeLicensing(version.value)
}
