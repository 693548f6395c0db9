import {
  assignSeats,
  capacityAt,
  decideControllerAction,
  decideDeviceAction,
  reassignSeat,
  replaceDevice,
  type ControllerFacts,
  type DeviceSetup,
  type DeviceTalk,
  type SeatAssignment,
} from '@tenure/core'
import { done, notDone, type Result } from '../result.ts'
import type { Device, Protocol } from './device.ts'
import { deviceExists, deviceNotFound } from './refusals.ts'
import type { DeviceStore } from './store.ts'

export type NewDevice = {
  readonly id: string
  readonly protocol: Protocol
  readonly name: string
  readonly internal: boolean
}

/** The field devices of the controller and their seats. Each function is one transaction of the store. */
export type Registry = {
  readonly list: () => readonly Device[]
  readonly find: (id: string) => Result<Device>
  readonly add: (device: NewDevice) => Result<Device>
  readonly remove: (id: string) => Result<Device>
  /** C6: `replacement` takes the seat of the broken device `id`, which leaves the registry. */
  readonly replace: (id: string, replacement: Pick<NewDevice, 'id' | 'name'>) => Result<Device>
  readonly pin: (id: string, pinned: boolean) => Result<Device>
  /** C5: the Owner moves a seat. Gives the device that has it now. */
  readonly reassign: (fromId: string, toId: string) => Result<Device>
  /** C3: whether this may be done with the device now. */
  readonly check: (id: string, action: DeviceTalk | DeviceSetup) => Result<Device>
  /** Like `check`, and remembers that it was done. */
  readonly provision: (id: string) => Result<Device>
  /** C2: brings the marks in line with the capacity; what changed. */
  readonly assign: () => SeatAssignment
}

/**
 * `facts` tells what the controller has at this moment; `capacityKnown` whether its license file could be read. While
 * it cannot, nothing is licensed in effect, but the marks stay: who had a seat has it again afterwards (T8).
 */
export const openRegistry = (
  store: DeviceStore,
  facts: () => ControllerFacts,
  capacityKnown: () => boolean,
): Registry => {
  const find = (id: string): Result<Device> => {
    const device = store.find(id)
    return device === null ? notDone(deviceNotFound(id)) : done(device)
  }

  const assign = (): SeatAssignment => {
    const devices = store.list()
    if (!capacityKnown()) return unchanged(devices)
    const { held, at } = facts()
    const assignment = assignSeats(devices, capacityAt(held, at))
    const licensed = new Set(assignment.licensed)
    for (const device of devices)
      if (device.licensed !== licensed.has(device.id)) store.save({ ...device, licensed: !device.licensed })
    return assignment
  }

  /** Changes one device, then the seats, then reads what became of the device. */
  const change = (id: string, decide: (device: Device) => Result<unknown>): Result<Device> =>
    store.inTransaction(() => {
      const device = find(id)
      if (!device.ok) return device
      const changed = decide(device.value)
      if (!changed.ok) return changed
      assign()
      return done(store.find(id) ?? device.value)
    })

  const check = (id: string, action: DeviceTalk | DeviceSetup): Result<Device> => {
    const device = find(id)
    if (!device.ok) return device
    const verdict = decideDeviceAction(action, device.value, store.list(), facts())
    return verdict.ok ? device : verdict
  }

  return {
    list: store.list,
    find,
    check,
    assign: () => store.inTransaction(assign),
    add: (device) =>
      store.inTransaction(() => {
        const allowed = decideControllerAction('create', facts())
        if (!allowed.ok) return allowed
        if (store.find(device.id) !== null) return notDone(deviceExists(device.id))
        store.add({ ...device, pinned: false, licensed: false, provisioned: false })
        assign()
        return find(device.id)
      }),
    remove: (id) => change(id, () => done(store.remove(id))),
    replace: (id, replacement) =>
      store.inTransaction(() => {
        const broken = find(id)
        if (!broken.ok) return broken
        if (store.find(replacement.id) !== null) return notDone(deviceExists(replacement.id))
        const { protocol, internal } = broken.value
        const added = store.add({
          ...replacement,
          protocol,
          internal,
          pinned: false,
          licensed: false,
          provisioned: false,
        })
        store.save({ ...added, ...replaceDevice(broken.value, added).replacement })
        store.remove(id)
        assign()
        return find(replacement.id)
      }),
    pin: (id, pinned) => change(id, (device) => done(store.save({ ...device, pinned }))),
    reassign: (fromId, toId) =>
      change(toId, (to) => {
        const from = find(fromId)
        if (!from.ok) return from
        const moved = reassignSeat(from.value, to)
        if (!moved.ok) return moved
        store.save({ ...from.value, ...moved.value.from })
        store.save({ ...to, ...moved.value.to })
        return done(null)
      }),
    provision: (id) =>
      store.inTransaction(() => {
        const allowed = check(id, 'provision')
        if (!allowed.ok || allowed.value.provisioned) return allowed
        store.save({ ...allowed.value, provisioned: true })
        return find(id)
      }),
  }
}

const unchanged = (devices: readonly Device[]): SeatAssignment => {
  const licensed = devices.filter((device) => device.licensed)
  const seatsUsed = licensed.filter(({ internal }) => !internal).length
  return { licensed: licensed.map(({ id }) => id), gained: [], lost: [], seatsUsed }
}
