import type { DeviceReport } from '../devices/take-reports.ts'
import type { Said } from './read-payload.ts'
import type { BusObject } from './topics.ts'

/** What is published next: `licensed: null` clears the member of a device that is gone. */
export type LicMessage = { readonly object: BusObject; readonly licensed: boolean | null }

/**
 * What the agent knows of the objects on the bus, and what of that the bus does not show yet. It decides and remembers;
 * messages come and go elsewhere.
 */
export type BusObjects = {
  /** A `cfg` or `sts` came. The report for the registry; a sentence where there is none to make. */
  readonly heard: (object: BusObject, said: Said) => DeviceReport | { readonly ignored: string }
  /** A `lic` came: our own, coming back, or what the broker kept. */
  readonly licHeard: (object: BusObject, licensed: boolean | null) => void
  /** The registry may have changed its mind about this device. */
  readonly touch: (deviceId: string) => void
  /** These were not taken into the registry; they are told unlicensed, and reported again when licenses change. */
  readonly refused: (deviceIds: readonly string[]) => void
  readonly reportsOfRefused: () => readonly DeviceReport[]
  /** The connection is new: what the bus shows is unknown until it is heard. */
  readonly forgetShown: () => void
  /** Looks at all objects again, once what the broker kept has come. */
  readonly touchAll: () => void
  /** At most `limit` messages: only what differs from what the bus shows, and what
   * must be cleared. Taken as shown from now on. */
  readonly takeMessages: (limit: number, isLicensed: (deviceId: string) => boolean) => readonly LicMessage[]
}

type Entry = {
  readonly object: BusObject
  /** Whether the device is there; null while only its `lic` was heard. */
  there: boolean | null
  name: string | null
  provisioned: boolean | null
  refused: boolean
  /** What the bus shows as `licensed`; null where it shows nothing. */
  shown: boolean | null
  /** Messages of ours that have not come back yet. */
  underWay: number
  /** The device went: its `lic` is cleared whether or not it was heard, before the broker may forget that it went. */
  mustClear: boolean
}

/** Nobody has so many field devices; somebody may have a program that has run wild. */
const MAX_OBJECTS = 100_000

export const openObjects = (): BusObjects => {
  const entries = new Map<string, Entry>()
  const touched = new Set<string>()

  const entryOf = (object: BusObject): Entry => {
    const known = entries.get(object.id)
    if (known !== undefined) return known
    const entry: Entry = {
      object,
      there: null,
      name: null,
      provisioned: null,
      refused: false,
      shown: null,
      underWay: 0,
      mustClear: false,
    }
    entries.set(object.id, entry)
    return entry
  }
  /** Why this object is not looked at; null when it is. */
  const obstacle = (object: BusObject): string | null => {
    const known = entries.get(object.id)
    if (known === undefined) return entries.size < MAX_OBJECTS ? null : 'There are too many objects.'
    return known.object.topic === object.topic ? null : `${object.id} is ${known.object.topic} already.`
  }
  const reportOf = ({ object, name, provisioned }: Entry): DeviceReport => ({
    kind: 'seen',
    id: object.id,
    protocol: object.protocol,
    name,
    provisioned,
  })

  return {
    heard: (object, said) => {
      const ignored = said.kind === 'unreadable' ? 'It is not a JSON object.' : obstacle(object)
      if (ignored !== null || said.kind === 'unreadable') return { ignored: ignored ?? '' }
      const entry = entryOf(object)
      touched.add(object.id)
      entry.there = said.kind === 'seen'
      entry.mustClear = said.kind === 'gone'
      if (said.kind === 'gone') {
        entry.name = entry.provisioned = null
        entry.refused = false
        return { kind: 'gone', id: object.id }
      }
      entry.name = said.name ?? entry.name
      entry.provisioned = said.provisioned ?? entry.provisioned
      return reportOf(entry)
    },
    licHeard: (object, licensed) => {
      if (obstacle(object) !== null) return
      const entry = entryOf(object)
      if (entry.underWay === 0) {
        entry.shown = licensed
        touched.add(object.id)
      } else entry.underWay--
      // The last trace of a device that is gone: over the years many come and go.
      if (entry.there === false && entry.underWay === 0 && licensed === null) entries.delete(object.id)
    },
    touch: (deviceId) => {
      if (entries.get(deviceId)?.there === true) touched.add(deviceId)
    },
    refused: (deviceIds) => {
      for (const id of deviceIds) {
        const entry = entries.get(id)
        if (entry !== undefined) entry.refused = true
      }
    },
    reportsOfRefused: () => {
      const waiting = [...entries.values()].filter(({ refused, there }) => refused && there)
      for (const entry of waiting) entry.refused = false
      return waiting.map(reportOf)
    },
    forgetShown: () => {
      for (const entry of entries.values()) {
        entry.shown = null
        entry.underWay = 0
      }
    },
    touchAll: () => {
      for (const id of entries.keys()) touched.add(id)
    },
    takeMessages: (limit, isLicensed) => {
      const messages: LicMessage[] = []
      for (const id of touched) {
        if (messages.length >= limit) break
        touched.delete(id)
        const entry = entries.get(id)
        if (entry === undefined || entry.there === null) continue
        const licensed = entry.there ? isLicensed(id) : null
        if (licensed === entry.shown && !entry.mustClear) continue
        entry.shown = licensed
        entry.mustClear = false
        entry.underWay++
        messages.push({ object: entry.object, licensed })
      }
      return messages
    },
  }
}
