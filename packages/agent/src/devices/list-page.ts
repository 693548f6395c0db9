import { colourOf, type Device } from './device.ts'

export const deviceSorts = ['age', 'id', 'name', 'protocol', 'colour'] as const
export type DeviceSort = (typeof deviceSorts)[number]
export type Colour = ReturnType<typeof colourOf>

/** Where the next page begins: after the device that had this sort key and this id. */
export type DeviceCursor = readonly [key: string | number, id: string]

export type DeviceQuery = {
  readonly limit: number
  readonly after: DeviceCursor | null
  /** Part of the id, the name or the protocol, in any case. */
  readonly q: string
  readonly colour: Colour | null
  readonly sort: DeviceSort
  readonly descending: boolean
}

export type DevicePage = {
  readonly items: readonly Device[]
  readonly next: DeviceCursor | null
  /** How many devices there are on all pages. */
  readonly total: number
  /** How many of each colour are found by `q`, whatever colour is asked for. */
  readonly counts: Readonly<Record<Colour, number>>
}

/**
 * One page of the devices. Pages hold together while devices come and go: the next begins after the last one that was
 * shown, also where that has left meanwhile.
 */
export const pageOf = (devices: readonly Device[], query: DeviceQuery): DevicePage => {
  const words = query.q.toLowerCase()
  const found = words === '' ? devices : devices.filter((device) => matches(device, words))
  const counts = { purple: 0, blue: 0, green: 0 }
  for (const device of found) counts[colourOf(device)]++
  const wanted = query.colour === null ? found : found.filter((each) => colourOf(each) === query.colour)

  const sign = query.descending ? -1 : 1
  const compare = (a: DeviceCursor, b: DeviceCursor): number =>
    sign * (order(a[0], b[0]) || order(a[1], b[1]))
  const { after, sort, limit } = query
  const rest = wanted
    .map((device) => ({ device, place: [keys[sort](device), device.id] as const }))
    .filter(({ place }) => after === null || compare(place, after) > 0)
    .toSorted((a, b) => compare(a.place, b.place))
  const shown = rest.slice(0, limit)
  return {
    items: shown.map(({ device }) => device),
    next: rest.length > limit ? (shown.at(-1)?.place ?? null) : null,
    total: wanted.length,
    counts,
  }
}

const keys = {
  age: ({ order: place }) => place,
  id: ({ id }) => id,
  name: ({ name }) => name.toLowerCase(),
  protocol: ({ protocol }) => protocol.toLowerCase(),
  colour: (device) => colourOf(device),
} as const satisfies Readonly<Record<DeviceSort, (device: Device) => string | number>>

const matches = ({ id, name, protocol }: Device, words: string): boolean =>
  [id, name, protocol].some((text) => text.toLowerCase().includes(words))

const order = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
