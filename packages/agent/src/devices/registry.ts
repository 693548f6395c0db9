import {
  capacityAt,
  decideControllerAction,
  decideDeviceAction,
  reassignSeat,
  replaceDevice,
  type ControllerFacts,
  type DeviceSetup,
  type DeviceTalk,
  type SeatCounts,
} from '@tenure/core'
import type { DeviceChange } from '../agent/happenings.ts'
import { done, notDone, type Result } from '../result.ts'
import type { Device, Protocol } from './device.ts'
import { openDraft, type Draft, type SeatChanges } from './draft.ts'
import { deviceExists, deviceNotFound } from './refusals.ts'
import { openRoster } from './roster.ts'
import type { DeviceStore } from './store.ts'
import { takeReports, type DeviceReport, type TakenReports } from './take-reports.ts'

export type NewDevice = {
  readonly id: string
  readonly protocol: Protocol
  readonly name: string
  readonly internal: boolean
}

/** The field devices of the controller and their seats. What a function changes is on the disk when it returns. */
export type Registry = {
  /** All of them, oldest first. */
  readonly list: () => readonly Device[]
  readonly counts: () => SeatCounts
  readonly find: (id: string) => Result<Device>
  readonly add: (device: NewDevice) => Result<Device>
  readonly remove: (id: string) => Result<Device>
  /**
   * C6: `replacement` takes the seat of the broken device `id`, which leaves the registry. The replacement is new, or
   * one of the same protocol that is here and was never provisioned, as a device that announced itself is.
   */
  readonly replace: (id: string, replacement: { id: string; name: string | null }) => Result<Device>
  readonly pin: (id: string, pinned: boolean) => Result<Device>
  /** C5: the Owner moves a seat. Gives the device that has it now. */
  readonly reassign: (fromId: string, toId: string) => Result<Device>
  /** C3: whether this may be done with the device now. */
  readonly check: (id: string, action: DeviceTalk | DeviceSetup) => Result<Device>
  /** Like `check`, and remembers that it was done. */
  readonly provision: (id: string) => Result<Device>
  /** Remembers that it is provisioned no more. Needs no seat: it takes the device out of use. */
  readonly deprovision: (id: string) => Result<Device>
  /** Takes in what the bus tells of many devices, in one transaction. Gives the refusal for those it did not take. */
  readonly report: (reports: readonly DeviceReport[]) => TakenReports
  /** C2: brings the marks in line with the capacity; what changed. */
  readonly assign: () => SeatChanges
}

/**
 * `facts` tells what the controller has at this moment; `capacityKnown` whether its license file could be read. While
 * it cannot, nothing is licensed in effect, but the marks stay: who had a seat has it again afterwards (T8). `changed`
 * is told of each device after the commit.
 */
export const openRegistry = (
  store: DeviceStore,
  facts: () => ControllerFacts,
  capacityKnown: () => boolean,
  changed: (change: DeviceChange) => void,
): Registry => {
  const roster = openRoster(store.read())

  const find = (id: string): Result<Device> => {
    const device = roster.find(id)
    return device === undefined ? notDone(deviceNotFound(id)) : done(device)
  }

  const openDraftNow = (): Draft => {
    const { held, at } = facts()
    return openDraft(roster, capacityKnown() ? capacityAt(held, at) : null)
  }

  /** Assigns the seats, writes all of the draft at once, and only then believes and tells it. */
  const commit = (draft: Draft): SeatChanges => {
    const seats = draft.settle()
    const writes = draft.writes()
    if (writes.length === 0) return seats
    const changes = writes.flatMap(({ id, now }) => changeOf(roster.find(id), now))
    store.write(writes)
    roster.apply(writes)
    for (const change of changes) changed(change)
    return seats
  }

  /** Changes the registry, then reads what became of the device that it is about. */
  const change = (decide: (draft: Draft) => Result<Device>): Result<Device> => {
    const draft = openDraftNow()
    const decided = decide(draft)
    if (!decided.ok) return decided
    commit(draft)
    return done(roster.find(decided.value.id) ?? decided.value)
  }
  const changeOne = (id: string, decide: (device: Device, draft: Draft) => Result<Device>): Result<Device> =>
    change((draft) => {
      const device = draft.find(id)
      return device === undefined ? notDone(deviceNotFound(id)) : decide(device, draft)
    })

  const check = (id: string, action: DeviceTalk | DeviceSetup): Result<Device> => {
    const device = find(id)
    if (!device.ok) return device
    const verdict = decideDeviceAction(action, device.value, roster.missing, facts())
    return verdict.ok ? device : verdict
  }

  return {
    list: roster.list,
    counts: roster.counts,
    find,
    check,
    assign: () => commit(openDraftNow()),
    report: (reports) => {
      const draft = openDraftNow()
      const taken = takeReports(draft, reports, facts())
      commit(draft)
      return taken
    },
    add: (device) =>
      change((draft) => {
        const allowed = decideControllerAction('create', facts())
        if (!allowed.ok) return allowed
        if (draft.find(device.id) !== undefined) return notDone(deviceExists(device.id))
        return done(draft.add({ ...device, provisioned: false }))
      }),
    remove: (id) =>
      changeOne(id, (device, draft) => {
        draft.remove(id)
        return done(device)
      }),
    replace: (id, replacement) => changeOne(id, (broken, draft) => replaceIn(draft, broken, replacement)),
    pin: (id, pinned) => changeOne(id, (device, draft) => put(draft, { ...device, pinned })),
    reassign: (fromId, toId) =>
      changeOne(toId, (to, draft) => {
        const from = draft.find(fromId)
        if (from === undefined) return notDone(deviceNotFound(fromId))
        const moved = reassignSeat(from, to)
        if (!moved.ok) return moved
        put(draft, { ...from, ...moved.value.from })
        return put(draft, { ...to, ...moved.value.to })
      }),
    provision: (id) => {
      const allowed = check(id, 'provision')
      return allowed.ok
        ? changeOne(id, (device, draft) => put(draft, { ...device, provisioned: true }))
        : allowed
    },
    deprovision: (id) => changeOne(id, (device, draft) => put(draft, { ...device, provisioned: false })),
  }
}

const put = (draft: Draft, device: Device): Result<Device> => {
  draft.put(device)
  return done(device)
}

const replaceIn = (
  draft: Draft,
  broken: Device,
  { id, name }: { readonly id: string; readonly name: string | null },
): Result<Device> => {
  const { protocol, internal } = broken
  const there = draft.find(id)
  const isNew = there === undefined
  if (!isNew && !isSuccessor(broken, there)) return notDone(deviceExists(id))
  const added = there ?? draft.add({ id, protocol, internal, name: name ?? id, provisioned: false })
  // A seat that was free for it is not taken besides the one it takes over.
  const replacement = { ...added, name: name ?? added.name, licensed: isNew ? false : added.licensed }
  draft.remove(broken.id)
  return put(draft, { ...replacement, ...replaceDevice(broken, replacement).replacement })
}

/** A device that was provisioned is at work itself, and does not replace another. */
const isSuccessor = (broken: Device, there: Device): boolean =>
  there.id !== broken.id &&
  !there.provisioned &&
  there.protocol === broken.protocol &&
  there.internal === broken.internal

const changeOf = (before: Device | undefined, now: Device | null): readonly DeviceChange[] => {
  if (now !== null) return [{ change: before === undefined ? 'added' : 'changed', device: now }]
  return before === undefined ? [] : [{ change: 'removed', device: before }]
}
