import type { ControllerFacts } from '@tenure/core'
import type { Device } from '../devices/device.ts'
import { openRegistry, type Registry } from '../devices/registry.ts'
import { openDeviceStore } from '../devices/store.ts'
import type { LicenseState } from '../exchange/license-state.ts'
import type { HistoryFact } from '../history/fact.ts'
import { factsOfSeats } from '../history/facts-of.ts'
import type { History } from '../history/open-history.ts'
import type { AgentProblem, Result } from '../result.ts'
import type { Happenings } from './happenings.ts'

export type DevicesParts = {
  readonly folder: string
  readonly controller: () => ControllerFacts
  readonly state: () => LicenseState
  readonly lost: () => AgentProblem | null
  readonly history: Pick<History, 'note'>
  readonly happenings: Pick<Happenings, 'tell'>
}

/** The field devices, of which each change is told. */
export type Devices = {
  readonly registry: Registry
  /** The registry as others see it: seats that move because of time or a restart, or that somebody moves, are written down. */
  readonly devices: Registry
  readonly closeDevices: () => void
}

export const openDevices = (parts: DevicesParts): Devices => {
  const { folder, controller, state, lost, history, happenings } = parts
  const store = openDeviceStore(folder)
  const registry = openRegistry(
    store,
    controller,
    // A lost identity may come back, when its partition is mounted: until then nobody's seat is given to others.
    () => state().problem === null && lost() === null,
    (change) => happenings.tell({ kind: 'device', ...change }),
  )
  const assign = () => {
    const seats = registry.assign()
    history.note(() => factsOfSeats(seats))
    return seats
  }
  const noted = (result: Result<Device>, fact: HistoryFact): Result<Device> => {
    if (result.ok) history.note(() => [fact])
    return result
  }
  const devices: Registry = {
    ...registry,
    assign,
    reassign: (from, to) => noted(registry.reassign(from, to), { kind: 'seat-moved', from, to }),
    replace: (id, by) => noted(registry.replace(id, by), { kind: 'device-replaced', device: id, by: by.id }),
  }
  return { registry, devices, closeDevices: store.close }
}
